import { isTerminal } from '../consignment/consignment-states.ts';
import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import type { ChangedPart, Order, OrderChange } from './order.ts';

/** As many as are kept of one order; the oldest make room. */
const MOST_KEPT = 20;

/**
 * Answers a change that came when the order was planned already. Warehouse, carrier and customs were
 * asked for the parcel as it was: before the gate it is too late for another one, though not for
 * cancelling it whole; what has left can be returned.
 *
 * @param consignments all of the order, as they stand
 */
export function answerChange(
  order: Order,
  consignments: readonly Consignment[],
  parts: readonly ChangedPart[],
  at: Instant,
): Order {
  return withChange(order, { at, parts, ...refusalOf(consignments) });
}

/** Takes the new address of a planned order over: its parcel goes there, nobody had been asked yet. */
export function acceptAddress(order: Order, shipTo: Order['shipTo'], at: Instant): Order {
  const reason = 'the parcel goes to the new address: nobody had been asked for it yet';
  const change = { at, parts: ['address'], answer: 'accepted', reason } as const;
  return withChange({ ...order, shipTo }, change);
}

function withChange(order: Order, change: Omit<OrderChange, 'number'>): Order {
  const changes = order.changes ?? [];
  const number = (changes.at(-1)?.number ?? 0) + 1;
  return { ...order, changes: [...changes, { number, ...change }].slice(-MOST_KEPT) };
}

type Answer = 'too-late' | 'return';

interface ParcelAnswer {
  readonly answer: Answer;
  /** What the parcel is or does, after "the parcel". */
  readonly says: string;
}

/** Of several parcels each says where it is; it can be returned where nothing is underway here any more. */
function refusalOf(consignments: readonly Consignment[]): {
  readonly answer: Answer;
  readonly reason: string;
} {
  const [first = FULFILLED, ...others] = consignments.map(answerOf);
  const all = [first, ...others];
  const isReturn =
    all.some(({ answer }) => answer === 'return') &&
    all.every(({ says }) => says !== FULFILLED.says);
  const answer = isReturn ? 'return' : 'too-late';
  if (all.every(({ says }) => says === first.says)) {
    return { answer, reason: `the parcel ${first.says}` };
  }
  const each = all.map(({ says }, at) => `parcel ${String(at + 1)} ${says}`);
  return { answer, reason: each.join('; ') };
}

const FULFILLED: ParcelAnswer = {
  answer: 'too-late',
  says: 'is being fulfilled as it was ordered: cancel it whole, or let it go',
};

function answerOf({ gatedOutAt, status }: Consignment): ParcelAnswer {
  if (gatedOutAt !== undefined && (!isTerminal(status) || status === 'delivered')) {
    return { answer: 'return', says: 'has left the warehouse: it can be returned' };
  }
  return isTerminal(status) ? { answer: 'too-late', says: `is ${status}` } : FULFILLED;
}
