import { ratesOn } from '../../functions/domain/destinations/exchange-rates.ts';
import type { ExchangeRates } from '../../functions/domain/destinations/exchange-rates.ts';
import { canonicalText } from '../../functions/domain/canonical-text.ts';
import type { MarketplaceName } from '../../functions/domain/order/marketplace-name.ts';
import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import type {
  MerchantWarehouse,
  Channel,
  Directory,
  Expected,
  Merchant,
  Partner,
  PutResult,
} from '../../functions/ports/directory.ts';
import { recordOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';
import { RecordCache } from './record-cache.ts';

type Kind = 'merchant' | 'channel' | 'catalogue item' | 'warehouse' | 'partner' | 'exchange rates';

/** Entries of each kind that are in use; a catalogue may be far larger. */
const REMEMBERED = 1_024;

const CHANNELS_PER_PAGE = 200;

/** Merchants, channels, catalogue, warehouses and partners in SQLite. */
export function sqliteDirectory(db: Database): Directory {
  const merchants = new RecordCache<Merchant>(REMEMBERED);
  const channels = new RecordCache<Channel>(REMEMBERED);
  const items = new RecordCache<CatalogueItem>(REMEMBERED);
  const partners = new RecordCache<Partner>(REMEMBERED);
  const rates = new RecordCache<readonly ExchangeRates[]>(1);
  const itemKey = (merchantId: string, sku: string) => `${merchantId}/${sku}`;

  return {
    merchant: async (merchantId) =>
      merchants.get(merchantId, () => entry(db, 'merchant', merchantId, merchantId)),
    merchants: async (most = -1) =>
      recordsOf(db.all(`${ENTRIES} WHERE kind = 'merchant' ORDER BY id LIMIT ?`, most)),
    channel: async (channelId) =>
      channels.get(channelId, () => {
        const row = db.one(`${ENTRIES} WHERE kind = 'channel' AND id = ?`, channelId);
        return row && recordOf<Channel>(row);
      }),
    channels: async (merchantId) => entriesOf<Channel>(db, 'channel', merchantId),
    channelsOf: (marketplace, after) => channelsOf(db, marketplace, after),
    channelsOfAccount: async (marketplace, account) => {
      const where = `kind = 'channel' AND json ->> 'marketplace' = ? AND json ->> 'account' = ?`;
      return recordsOf(db.all(`${ENTRIES} WHERE ${where} ORDER BY id`, marketplace, account));
    },
    catalogueItem: async (merchantId, sku) =>
      items.get(itemKey(merchantId, sku), () => entry(db, 'catalogue item', merchantId, sku)),
    catalogueItems: async (filter) => pageOfItems(db, filter),
    warehouses: async (merchantId) => entriesOf<MerchantWarehouse>(db, 'warehouse', merchantId),
    partner: async (partnerId) =>
      partners.get(partnerId, () => entry(db, 'partner', '', partnerId)),
    exchangeRates: async (on) => {
      const tables = rates.get('all', () => entriesOf<ExchangeRates>(db, 'exchange rates', ''));
      return ratesOn(tables ?? [], on);
    },
    putMerchant: (merchant, expected) => {
      const { merchantId } = merchant;
      const forget = () => merchants.forget(merchantId);
      return put(db, 'merchant', merchantId, merchantId, merchant, forget, expected);
    },
    putChannel: (channel, expected) => {
      const forget = () => channels.forget(channel.channelId);
      return put(db, 'channel', channel.merchantId, channel.channelId, channel, forget, expected);
    },
    putCatalogueItem: (item, expected) => {
      const forget = () => items.forget(itemKey(item.merchantId, item.sku));
      return put(db, 'catalogue item', item.merchantId, item.sku, item, forget, expected);
    },
    putWarehouse: async (warehouse) => {
      const { merchantId, warehouseId } = warehouse;
      await put(db, 'warehouse', merchantId, warehouseId, warehouse, () => undefined);
    },
    putPartner: async (partner) => {
      const forget = () => partners.forget(partner.partnerId);
      await put(db, 'partner', '', partner.partnerId, partner, forget);
    },
    putExchangeRates: async (table) => {
      await put(db, 'exchange rates', '', table.validFrom, table, () => rates.forget('all'));
    },
  };
}

const ENTRIES = 'SELECT json FROM directory';

function entry<T extends object>(
  db: Database,
  kind: Kind,
  merchantId: string,
  id: string,
): T | undefined {
  const row = db.one(
    `${ENTRIES} WHERE kind = ? AND id = ? AND merchant_id = ?`,
    kind,
    id,
    merchantId,
  );
  return row && recordOf<T>(row);
}

function entriesOf<T extends object>(db: Database, kind: Kind, merchantId: string): readonly T[] {
  return recordsOf<T>(
    db.all(`${ENTRIES} WHERE kind = ? AND merchant_id = ? ORDER BY id`, kind, merchantId),
  );
}

async function* channelsOf(
  db: Database,
  marketplace: MarketplaceName,
  after = '',
): AsyncGenerator<Channel> {
  const where = `kind = 'channel' AND json ->> 'marketplace' = ? AND id > ?`;
  let page: readonly Channel[];
  let last = after;
  do {
    const found = db.all(
      `${ENTRIES} WHERE ${where} ORDER BY id LIMIT ?`,
      ...[marketplace, last],
      CHANNELS_PER_PAGE,
    );
    page = recordsOf<Channel>(found);
    yield* page;
    last = page.at(-1)?.channelId ?? last;
  } while (page.length === CHANNELS_PER_PAGE);
}

/** A cursor is the last SKU that was shown. */
function pageOfItems(
  db: Database,
  { merchantId, limit, cursor = '', prefix = '' }: Parameters<Directory['catalogueItems']>[0],
): Awaited<ReturnType<Directory['catalogueItems']>> {
  const where = `kind = 'catalogue item' AND merchant_id = ? AND id > ? AND id BETWEEN ? AND ?`;
  const rows = db.all(
    `${ENTRIES} WHERE ${where} ORDER BY id LIMIT ?`,
    merchantId,
    Buffer.from(cursor, 'base64url').toString(),
    ...[prefix, `${prefix}\u{10FFFF}`],
    limit + 1,
  );
  const items = recordsOf<CatalogueItem>(rows.slice(0, limit));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: Buffer.from(last.sku).toString('base64url') }
    : { items };
}

async function put(
  db: Database,
  kind: Kind,
  merchantId: string,
  id: string,
  record: object,
  forget: () => void,
  expected?: Expected<object>,
): Promise<PutResult> {
  return db.write((): PutResult => {
    forget();
    if (expected !== undefined && !isStored(db, kind, merchantId, id, expected)) return 'changed';
    db.run(
      `INSERT INTO directory (kind, merchant_id, id, json) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET json = excluded.json`,
      kind,
      merchantId,
      id,
      JSON.stringify(record),
    );
    return 'written';
  });
}

function isStored(
  db: Database,
  kind: Kind,
  merchantId: string,
  id: string,
  expected: Expected<object>,
): boolean {
  const stored = entry(db, kind, merchantId, id);
  if (typeof expected === 'string') return stored === undefined;
  return canonicalText(stored) === canonicalText(expected);
}
