import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { Directory } from '../../ports/directory.ts';
import { bodyOf, readRecord } from './item.ts';
import type { Key } from './item.ts';
import { KEYS } from './keys.ts';
import {
  catalogueItemRecord,
  channelRecord,
  merchantRecord,
  partnerRecord,
  warehouseRecord,
} from './records/directory-records.ts';
import { allOf, openTable } from './table.ts';

/** The directory on the table `orders`. A channel is stored twice: by its id, and at its merchant. */
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
    merchants: () => all(merchantRecord, KEYS.merchants),
    channel: (channelId) => one(channelRecord, KEYS.channel(channelId)),
    channels: (merchantId) => all(channelRecord, KEYS.ofMerchant(merchantId), 'CHANNEL#'),
    catalogueItem: (merchantId, sku) => one(catalogueItemRecord, KEYS.item(merchantId, sku)),
    warehouses: (merchantId) => all(warehouseRecord, KEYS.ofMerchant(merchantId), 'WAREHOUSE#'),
    partner: (partnerId) => one(partnerRecord, KEYS.partner(partnerId)),
    putMerchant: (merchant) => put(KEYS.merchant(merchant.merchantId), merchant),
    putChannel: async (channel) => {
      await put(KEYS.channelOf(channel.merchantId, channel.channelId), channel);
      await put(KEYS.channel(channel.channelId), channel);
    },
    putCatalogueItem: (item) => put(KEYS.item(item.merchantId, item.sku), item),
    putWarehouse: (warehouse) =>
      put(KEYS.warehouse(warehouse.merchantId, warehouse.warehouseId), warehouse),
    putPartner: (partner) => put(KEYS.partner(partner.partnerId), partner),
  };
}
