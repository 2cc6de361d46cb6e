import { join } from 'node:path';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { foldEvent } from '../../functions/domain/consignment/fold-event.ts';
import { sqliteOrderStore } from '../../local/sqlite/order-store.ts';
import { sqliteStockLedger } from '../../local/sqlite/stock-ledger.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { DEMO_STOCK } from '../../functions/sandbox/demo/world.ts';
import { units } from '../../functions/domain/money/quantity.ts';
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
    .flatMap(({ orderNumber }) =>
      ['fulfilment-accepted', 'list-declared', 'list-released', 'gated-out', 'delivered']
        .filter((kind) => !did.has(`${kind} ${orderNumber}`))
        .map((kind) => `${orderNumber} is delivered without ${kind}`),
    );
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

/** I4a: book = opening − released; reserved = what open consignments hold. */
async function unbalanced(
  ledger: ReturnType<typeof sqliteStockLedger>,
  consignments: readonly Consignment[],
): Promise<readonly string[]> {
  const wrongs: string[] = [];
  for (const { accountBook, bookItem, unit, quantity } of DEMO_STOCK) {
    const balance = await ledger.balance({ accountBook, bookItem, unit });
    const pieces = (of: (consignment: Consignment) => boolean) =>
      consignments
        .filter((each) => each.parties.accountBook === accountBook && of(each))
        .flatMap(({ lines }) => lines)
        .filter(({ goods }) => goods.bookItems?.[accountBook] === bookItem)
        .reduce((sum, line) => sum + line.quantity, 0);
    const book = units(quantity - pieces(({ bookPostings }) => bookPostings.length > 0));
    const reserved = units(pieces(({ stockReserved }) => stockReserved));
    if (balance?.book !== book || balance.reserved !== reserved) {
      wrongs.push(
        `${accountBook} ${bookItem}: book ${String(balance?.book)} should be ${String(book)}, reserved ${String(balance?.reserved)} should be ${String(reserved)}`,
      );
    }
  }
  return wrongs;
}
