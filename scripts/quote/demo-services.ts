import { storedScreeningDesk } from '../../functions/adapters/screening/stored-screening-desk.ts';
import { orderReader } from '../../functions/adapters/marketplaces/order-reader.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import { demoWorld } from '../../functions/sandbox/demo/world.ts';
import type { quotePostedOrder } from '../../functions/usecases/quote-posted-order.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteDirectory } from '../../local/sqlite/directory.ts';
import { sqliteDocumentStore } from '../../local/sqlite/document-store.ts';
import { sqliteStockLedger } from '../../local/sqlite/stock-ledger.ts';

type QuoteServices = Parameters<typeof quotePostedOrder>[0];

/** The demo merchant and its world in memory, for quotes without a running host. */
export interface DemoServices {
  readonly services: QuoteServices;
  close(): Promise<void>;
}

/** No partner is ever called for a quote. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * Writes the demo world to a database in memory.
 *
 * @param items catalogue items that stand beside the demo's, or in place of those of the same SKU
 * @param now business time
 */
export async function demoServices(
  items: readonly CatalogueItem[],
  now: string,
): Promise<DemoServices> {
  const db = openDatabase(':memory:');
  const directory = sqliteDirectory(db);
  const ledger = sqliteStockLedger(db);
  const world = demoWorld(NOWHERE);
  await directory.putMerchant(world.merchant);
  await directory.putExchangeRates(world.exchangeRates);
  await Promise.all([
    ...world.channels.map((channel) => directory.putChannel(channel)),
    ...world.warehouses.map((warehouse) => directory.putWarehouse(warehouse)),
    ...world.partners.map((partner) => directory.putPartner(partner)),
    ...world.catalogue.map((item) => directory.putCatalogueItem(item)),
  ]);
  for (const item of items) await directory.putCatalogueItem(item);
  for (const { accountBook, bookItem, unit, quantity } of world.stock) {
    const movementId = `opening.${accountBook}.${bookItem}`;
    const line = { accountBook, bookItem, unit, quantity: units(quantity) };
    await ledger.move([
      { ...line, movementId, kind: 'receipt', at: now, cause: 'opening', voucher: 'opening' },
    ]);
  }
  const clock = { now: () => now, wall: () => now, wallMilliseconds: (each: number) => each };
  const screening = storedScreeningDesk(sqliteDocumentStore(db), clock);
  return {
    services: { directory, ledger, screening, clock, reader: orderReader },
    close: async () => db.close(),
  };
}
