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
import { RecordCache } from './record-cache.ts';

type Kind = 'merchant' | 'channel' | 'catalogue item' | 'warehouse' | 'partner';

/** Entries of each kind that are in use; a catalogue may be far larger. */
const REMEMBERED = 1_024;

/** Merchants, channels, catalogue, warehouses and partners in SQLite. */
export function sqliteDirectory(db: Database): Directory {
  const merchants = new RecordCache<Merchant>(REMEMBERED);
  const channels = new RecordCache<Channel>(REMEMBERED);
  const items = new RecordCache<CatalogueItem>(REMEMBERED);
  const partners = new RecordCache<Partner>(REMEMBERED);
  const itemKey = (merchantId: string, sku: string) => `${merchantId}/${sku}`;

  return {
    merchant: async (merchantId) =>
      merchants.get(merchantId, () => entry(db, 'merchant', merchantId, merchantId)),
    merchants: async () => recordsOf(db.all(`${ENTRIES} WHERE kind = 'merchant' ORDER BY id`)),
    channel: async (channelId) =>
      channels.get(channelId, () => {
        const row = db.one(`${ENTRIES} WHERE kind = 'channel' AND id = ?`, channelId);
        return row && recordOf<Channel>(row);
      }),
    channels: async (merchantId) => entriesOf<Channel>(db, 'channel', merchantId),
    catalogueItem: async (merchantId, sku) =>
      items.get(itemKey(merchantId, sku), () => entry(db, 'catalogue item', merchantId, sku)),
    warehouses: async (merchantId) => entriesOf<BondedWarehouse>(db, 'warehouse', merchantId),
    partner: async (partnerId) =>
      partners.get(partnerId, () => entry(db, 'partner', '', partnerId)),
    putMerchant: (merchant) => {
      const { merchantId } = merchant;
      const forget = () => merchants.forget(merchantId);
      return put(db, 'merchant', merchantId, merchantId, merchant, forget);
    },
    putChannel: (channel) => {
      const forget = () => channels.forget(channel.channelId);
      return put(db, 'channel', channel.merchantId, channel.channelId, channel, forget);
    },
    putCatalogueItem: (item) => {
      const forget = () => items.forget(itemKey(item.merchantId, item.sku));
      return put(db, 'catalogue item', item.merchantId, item.sku, item, forget);
    },
    putWarehouse: (warehouse) => {
      const { merchantId, warehouseId } = warehouse;
      return put(db, 'warehouse', merchantId, warehouseId, warehouse, () => undefined);
    },
    putPartner: (partner) => {
      const forget = () => partners.forget(partner.partnerId);
      return put(db, 'partner', '', partner.partnerId, partner, forget);
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

async function put(
  db: Database,
  kind: Kind,
  merchantId: string,
  id: string,
  record: object,
  forget: () => void,
): Promise<void> {
  await db.write(() => {
    forget();
    db.run(
      `INSERT INTO directory (kind, merchant_id, id, json) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET json = excluded.json`,
      kind,
      merchantId,
      id,
      JSON.stringify(record),
    );
  });
}
