import { join } from 'node:path';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { foldEvent } from '../../functions/domain/consignment/fold-event.ts';
import { sqliteOrderStore } from '../../local/sqlite/order-store.ts';
import { sqliteStockLedger } from '../../local/sqlite/stock-ledger.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { DEMO_STOCK } from '../../functions/sandbox/demo/world.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import { stockBook, stockItem } from '../../functions/domain/stock/stock-book.ts';
import { TRADE_MODES } from '../../functions/domain/trade/trade-modes.ts';
import type { TradeMode } from '../../functions/domain/trade/trade-modes.ts';
import type { KillRun } from './kill-run.ts';

/** Effects of which a partner may show one per order, never two. */
const ONCE = [
  'fulfilment-accepted',
  'parcel-packed',
  'gated-out',
  'label-drawn',
  'payment-declared',
  'waybill-declared',
  'order-accepted',
  'list-declared',
  'list-released',
  'delivered',
  'goods-received',
];

/**
 * Everything that is wrong after a run; empty when nothing is. Reads only the partners' journal,
 * the trail and the ledger.
 */
export async function wrongsOf(run: KillRun): Promise<readonly string[]> {
  const db = openDatabase(join(run.data, 'bondway.sqlite'));
  try {
    const orders = sqliteOrderStore(db);
    const { items } = await orders.list({ merchantId: 'demo-merchant', limit: 100_000 });
    const trails = await Promise.all(items.map((each) => brokenTrail(orders, each)));
    return [
      ...lost(run),
      ...twice(run),
      ...missed(run, items),
      ...trails.flat(),
      ...(await unbalanced(sqliteStockLedger(db), items)),
    ];
  } finally {
    await db.close();
  }
}

function lost({ orders }: KillRun): readonly string[] {
  return orders
    .filter(({ expectedEnd, actualEnd }) => expectedEnd !== actualEnd)
    .map(({ orderNumber, expectedEnd, actualEnd }) => {
      return `${orderNumber} should end ${expectedEnd} and is ${actualEnd}`;
    });
}

function twice({ effects }: KillRun): readonly string[] {
  return effects
    .filter(({ kind, count }) => ONCE.includes(kind) && count > 1)
    .map(({ kind, subject, count }) => `${kind} of ${subject} happened ${String(count)} times`);
}

function missed({ effects }: KillRun, consignments: readonly Consignment[]): readonly string[] {
  const did = new Set(effects.map(({ kind, subject }) => `${kind} ${subject}`));
  return consignments
    .filter(({ status }) => status === 'delivered')
    .flatMap(({ orderNumber, mode }) =>
      effectsOf(TRADE_MODES[mode])
        .filter((kind) => !did.has(`${kind} ${orderNumber}`))
        .map((kind) => `${orderNumber} is delivered without ${kind}`),
    );
}

/** What partners have done for a parcel of a mode when it is delivered. */
function effectsOf({ list, endsWith }: TradeMode): readonly string[] {
  const declared = list === undefined ? [] : ['list-declared', 'list-released'];
  const end = endsWith === 'goods-receipt' ? 'goods-received' : 'delivered';
  return ['fulfilment-accepted', ...declared, 'gated-out', end];
}

async function brokenTrail(
  orders: ReturnType<typeof sqliteOrderStore>,
  stored: Consignment,
): Promise<readonly string[]> {
  const events = await orders.events(stored.consignmentId);
  try {
    const folded = events.reduce<Consignment | undefined>(foldEvent, undefined);
    const same = JSON.stringify(sorted(folded)) === JSON.stringify(sorted(stored));
    return same ? [] : [`the trail of ${stored.consignmentId} does not fold to what is stored`];
  } catch (error) {
    return [String(error)];
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** I4a: book = opening − released + received; reserved = what open consignments hold. */
async function unbalanced(
  ledger: ReturnType<typeof sqliteStockLedger>,
  consignments: readonly Consignment[],
): Promise<readonly string[]> {
  const wrongs: string[] = [];
  for (const { accountBook, bookItem, unit, quantity } of DEMO_STOCK) {
    const balance = await ledger.balance({ accountBook, bookItem, unit });
    const pieces = (of: (consignment: Consignment) => boolean) =>
      consignments
        .filter((each) => stockBook(placeOf(each)) === accountBook && of(each))
        .flatMap((each) => each.lines.map((line) => ({ ...line, place: placeOf(each) })))
        .filter(({ place, sku, goods }) => stockItem(place, sku, goods.bookItems) === bookItem)
        .reduce((sum, line) => sum + line.quantity, 0);
    const received = consignments
      .filter((each) => stockBook({ warehouseId: each.receivingWarehouseId ?? '' }) === accountBook)
      .flatMap(({ goodsReceipt }) => goodsReceipt?.lines ?? [])
      .filter(({ sku }) => sku === bookItem)
      .reduce((sum, line) => sum + line.quantity, 0);
    const left = pieces(({ bookPostings }) => bookPostings.length > 0);
    const book = units(quantity - left + received);
    const reserved = units(pieces(({ stockReserved }) => stockReserved));
    if (balance?.book !== book || balance.reserved !== reserved) {
      wrongs.push(
        `${accountBook} ${bookItem}: book ${String(balance?.book)} should be ${String(book)}, reserved ${String(balance?.reserved)} should be ${String(reserved)}`,
      );
    }
  }
  return wrongs;
}

function placeOf({ warehouseId, parties }: Consignment) {
  return { warehouseId, accountBook: parties.accountBook };
}
