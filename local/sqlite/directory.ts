import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import type {
  BondedWarehouse,
  Channel,
  Directory,
  Merchant,
  Partner,
} from '../../functions/ports/directory.ts';
import { recordOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';

type Kind = 'merchant' | 'channel' | 'catalogue item' | 'warehouse' | 'partner';

/** Merchants, channels, catalogue, warehouses and partners in SQLite. */
export function sqliteDirectory(db: Database): Directory {
  return {
    merchant: async (merchantId) => entry<Merchant>(db, 'merchant', merchantId, merchantId),
    merchants: async () => recordsOf(db.all(`${ENTRIES} WHERE kind = 'merchant' ORDER BY id`)),
    channel: async (channelId) => {
      const row = db.one(`${ENTRIES} WHERE kind = 'channel' AND id = ?`, channelId);
      return row && recordOf<Channel>(row);
    },
    channels: async (merchantId) => entriesOf<Channel>(db, 'channel', merchantId),
    catalogueItem: async (merchantId, sku) =>
      entry<CatalogueItem>(db, 'catalogue item', merchantId, sku),
    warehouses: async (merchantId) => entriesOf<BondedWarehouse>(db, 'warehouse', merchantId),
    partner: async (partnerId) => entry<Partner>(db, 'partner', '', partnerId),
    putMerchant: (merchant) =>
      put(db, 'merchant', merchant.merchantId, merchant.merchantId, merchant),
    putChannel: (channel) => put(db, 'channel', channel.merchantId, channel.channelId, channel),
    putCatalogueItem: (item) => put(db, 'catalogue item', item.merchantId, item.sku, item),
    putWarehouse: (warehouse) =>
      put(db, 'warehouse', warehouse.merchantId, warehouse.warehouseId, warehouse),
    putPartner: (partner) => put(db, 'partner', '', partner.partnerId, partner),
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

async function put(
  db: Database,
  kind: Kind,
  merchantId: string,
  id: string,
  record: object,
): Promise<void> {
  await db.write(() =>
    db.run(
      `INSERT INTO directory (kind, merchant_id, id, json) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET json = excluded.json`,
      kind,
      merchantId,
      id,
      JSON.stringify(record),
    ),
  );
}
