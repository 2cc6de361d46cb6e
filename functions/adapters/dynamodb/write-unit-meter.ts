import type { Task } from '../../domain/consignment/task.ts';
import type { Case, Change, DeliveryRecord } from '../../ports/order-store.ts';
import type { PostedMovement } from '../../ports/stock-ledger.ts';
import { TABLES } from '../../runtime/contracts/tables.ts';
import type { IndexRow } from '../../runtime/contracts/tables.ts';
import { caseWrite, changeWrites, rememberChange } from './change-writes.ts';
import { deliveryWrite } from './delivery-log.ts';
import type { Item, Key } from './item.ts';
import { dayOf, KEYS, ORDER_KEYS, STOCK_KEYS } from './keys.ts';
import { rememberParts } from './known-parts.ts';
import { postingWrites } from './stock-ledger.ts';
import { lineName } from './stock-posting.ts';
import type { Standing } from './stock-posting.ts';
import type { Write } from './table.ts';
import { indexUnits, tableUnits } from './write-units.ts';

/**
 * Counts the write units that committed changes cost on DynamoDB, from what would be written. It
 * keeps what was written before, because what is replaced decides what a write costs. A process is
 * taken to have read what it decides from, as every use case does.
 */
export interface WriteUnitMeter {
  commit(change: Change): number;
  markResumed(task: Task): number;
  openCase(opened: Case): number;
  recordDelivery(delivery: DeliveryRecord): number;
  /** Movements as the ledger answered them; those counted before are repeats and free. */
  move(movements: readonly PostedMovement[]): number;
  putIdentity(orderId: string, sealed: string): number;
  /** Units of everything so far. */
  total(): number;
}

/** A meter of tables that are empty. */
export function writeUnitMeter(): WriteUnitMeter {
  const stored = new Map<string, Item>();
  const known = rememberParts();
  let total = 0;

  function count(writes: readonly Write[], indexes: readonly IndexRow[], transacted: boolean) {
    const units = writes.reduce((sum, { item }) => {
      const before = stored.get(nameOf(item));
      const indexed = indexes.map((index) => indexUnits(item, before, index));
      stored.set(nameOf(item), item);
      return sum + indexed.reduce((a, b) => a + b, tableUnits(item, before, transacted));
    }, 0);
    total += units;
    return units;
  }
  const single = (item: Item) => count([{ item }], TABLES.orders, false);

  return {
    commit: (change) => {
      const isOpen = ({ merchantId, caseId }: Case) =>
        stored.get(nameOf(KEYS.case(merchantId, caseId)))?.status === 'open';
      const cases = (change.cases ?? []).filter((each) => !isOpen(each));
      const { first, together } = changeWrites({ ...change, cases }, known);
      rememberChange(change, known);
      return (
        openedDay(change, stored, single) +
        count(first, TABLES.orders, false) +
        count(together, TABLES.orders, together.length > 1)
      );
    },
    markResumed: (task) => {
      const before = stored.get(nameOf(ORDER_KEYS.task(task)));
      return before === undefined ? 0 : single({ ...before, status: 'resumed' });
    },
    openCase: (opened) => count([caseWrite(opened)], TABLES.orders, false),
    recordDelivery: (delivery) => count([deliveryWrite(delivery)], TABLES.orders, false),
    move: (movements) => count(freshWrites(movements, stored), TABLES.stock, true),
    putIdentity: (orderId, sealed) => single({ ...KEYS.identity(orderId), sealed }),
    total: () => total,
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

/** The first consignment of a merchant's day opens that day; a process remembers which are open. */
function openedDay(
  { consignment }: Change,
  stored: ReadonlyMap<string, Item>,
  write: (item: Item) => number,
): number {
  if (consignment?.expectedVersion !== 0) return 0;
  const { merchantId, createdAt } = consignment.record;
  const day = KEYS.day(merchantId, dayOf(createdAt));
  return stored.has(nameOf(day)) ? 0 : write({ ...day });
}

/** What the ledger wrote for movements that are new: each movement, and its line's balance once. */
function freshWrites(
  movements: readonly PostedMovement[],
  stored: ReadonlyMap<string, Item>,
): readonly Write[] {
  const fresh = movements.filter(
    ({ movementId }) => !stored.has(nameOf(STOCK_KEYS.movement(movementId))),
  );
  const standings = new Map<string, Standing>(
    fresh.map((movement) => [lineName(movement), { balance: movement.after, sequence: 1 }]),
  );
  const result = { kind: 'posted', movements: fresh } as const;
  const numbered = fresh.map((movement) => ({ movement, sequence: 1 }));
  return postingWrites(
    { result, movements: numbered, standings },
    { standings: new Map(), movements: new Map() },
  );
}
