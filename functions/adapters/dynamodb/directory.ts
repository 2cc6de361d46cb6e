import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { ratesOn } from '../../domain/destinations/exchange-rates.ts';
import type { MarketplaceName } from '../../domain/order/marketplace-name.ts';
import type { Channel, Directory, Expected, PutResult } from '../../ports/directory.ts';
import { bodyOf, readRecord } from './item.ts';
import type { Key } from './item.ts';
import { digestOf, KEYS } from './keys.ts';
import {
  catalogueItemRecord,
  channelRecord,
  exchangeRatesRecord,
  merchantRecord,
  partnerRecord,
  warehouseRecord,
} from './records/directory-records.ts';
import { allOf, firstOf, openTable } from './table.ts';
import type { Table, Write, WriteResult } from './table.ts';

/**
 * The directory on the table `orders`. A channel is stored by its id, and at its merchant, its
 * account and its marketplace.
 */
export function openDirectory(client: DynamoDBClient, tableName: string): Directory {
  const table = openTable(client, tableName);

  async function one<Stored>(schema: z.ZodMiniType<Stored>, key: Key): Promise<Stored | undefined> {
    const item = await table.get(key);
    return item && readRecord(schema, item);
  }
  async function all<Stored>(
    schema: z.ZodMiniType<Stored>,
    partition: string,
    prefix?: string,
  ): Promise<readonly Stored[]> {
    const items = await allOf(table.pages({ partition, prefix }));
    return items.map((item) => readRecord(schema, item));
  }
  async function put(key: Key, record: object): Promise<void> {
    await table.put({ item: { ...key, ...bodyOf(record) } });
  }

  return {
    merchant: (merchantId) => one(merchantRecord, KEYS.merchant(merchantId)),
    merchants: async (most) => {
      const pages = table.pages({ partition: KEYS.merchants, pageSize: most });
      const items = await (most === undefined ? allOf(pages) : firstOf(pages, most));
      return items.map((item) => readRecord(merchantRecord, item));
    },
    channel: (channelId) => one(channelRecord, KEYS.channel(channelId)),
    channels: (merchantId) => all(channelRecord, KEYS.ofMerchant(merchantId), 'CHANNEL#'),
    channelsOf: (marketplace, after) => channelsOf(table, marketplace, after),
    channelsOfAccount: async (marketplace, account) => {
      const stored = await all(channelRecord, KEYS.ofAccount(marketplace, account));
      // An account that a channel had before still names it.
      const channels = await Promise.all(
        stored.map(({ channelId }) => one(channelRecord, KEYS.channel(channelId))),
      );
      return channels
        .filter((channel) => channel?.account === account && channel.marketplace === marketplace)
        .filter((channel) => channel !== undefined);
    },
    catalogueItem: (merchantId, sku) => one(catalogueItemRecord, KEYS.item(merchantId, sku)),
    catalogueItems: (filter) => pageOfItems(table, filter),
    warehouses: (merchantId) => all(warehouseRecord, KEYS.ofMerchant(merchantId), 'WAREHOUSE#'),
    partner: (partnerId) => one(partnerRecord, KEYS.partner(partnerId)),
    exchangeRates: async (on) => ratesOn(await all(exchangeRatesRecord, KEYS.exchangeRates), on),
    putMerchant: async (merchant, expected) =>
      resultOf(await table.put(entryWrite(KEYS.merchant(merchant.merchantId), merchant, expected))),
    putChannel: async (channel, expected) => {
      const writes = channelWrites(channel, expected);
      if (expected !== undefined) return resultOf(await table.transact(writes));
      for (const write of writes) await table.put(write);
      return 'written';
    },
    putCatalogueItem: async (item, expected) =>
      resultOf(await table.put(entryWrite(KEYS.item(item.merchantId, item.sku), item, expected))),
    putWarehouse: (warehouse) =>
      put(KEYS.warehouse(warehouse.merchantId, warehouse.warehouseId), warehouse),
    putPartner: (partner) => put(KEYS.partner(partner.partnerId), partner),
    putExchangeRates: (rates) => put(KEYS.exchangeRatesFrom(rates.validFrom), rates),
  };
}

/** The copies by which it is found, then the channel itself. */
function channelWrites(channel: Channel, expected: Expected<Channel> | undefined): Write[] {
  const { merchantId, channelId } = channel;
  const places = [
    ...[KEYS.channelOf(merchantId, channelId), KEYS.channelAt(channel)],
    KEYS.channelIn(channel),
  ];
  const copies = places.map((key) => entryWrite(key, channel, undefined));
  return [...copies, entryWrite(KEYS.channel(channelId), channel, expected)];
}

/** Entries bear a digest of their content, which is what later writes may be conditional on. */
function entryWrite<Entry extends object>(
  key: Key,
  entry: Entry,
  expected: Expected<Entry> | undefined,
): Write {
  const item = { ...key, content: digestOf(entry), ...bodyOf(entry) };
  if (expected === undefined) return { item };
  if (typeof expected === 'string') return { item, when: 'absent' };
  return { item, when: { attribute: 'content', equals: digestOf(expected) } };
}

function resultOf(written: WriteResult): PutResult {
  return written === 'written' ? 'written' : 'changed';
}

async function* channelsOf(
  table: Table,
  marketplace: MarketplaceName,
  after = '',
): AsyncGenerator<Channel> {
  const { pk: partition, sk } = KEYS.channelIn({ marketplace, channelId: after });
  const { sk: last } = KEYS.channelIn({ marketplace, channelId: '\u{10FFFF}' });
  for await (const page of table.pages({ partition, between: [sk, last] })) {
    for (const item of page) if (item.sk !== sk) yield readRecord(channelRecord, item);
  }
}

/** A cursor is the last SKU that was shown. */
async function pageOfItems(
  table: Table,
  { merchantId, limit, cursor, prefix = '' }: Parameters<Directory['catalogueItems']>[0],
): ReturnType<Directory['catalogueItems']> {
  const after = cursor && KEYS.item(merchantId, Buffer.from(cursor, 'base64url').toString()).sk;
  const range = {
    partition: KEYS.ofMerchant(merchantId),
    between: [after ?? `ITEM#${prefix}`, `ITEM#${prefix}\u{10FFFF}`] as const,
    pageSize: limit + 2,
  };
  // One more than asked for tells whether another page follows, and where it begins was shown.
  const found = await firstOf(table.pages(range), limit + 2);
  const fresh = found.filter(({ sk }) => sk !== after).slice(0, limit + 1);
  const items = fresh.slice(0, limit).map((item) => readRecord(catalogueItemRecord, item));
  const last = items.at(-1);
  return fresh.length > limit && last !== undefined
    ? { items, cursor: Buffer.from(last.sku).toString('base64url') }
    : { items };
}
