import { isTerminal } from '../consignment/consignment-states.ts';
import type { Consignment } from '../consignment/consignment.ts';
import { isHeldBack } from '../consignment/held-back.ts';
import type { Instant } from '../instant.ts';
import type { ChangeAnswer, ChangedPart, Order, OrderChange } from './order.ts';

/** As many as are kept of one order; the oldest make room. */
const MOST_KEPT = 20;

/**
 * Answers a change of a planned order that cannot be planned anew: its parcel goes as it is, or can
 * be cancelled whole; what has left can be returned.
 *
 * @param consignments all of the order, as they stand
 */
export function answerChange(
  order: Order,
  consignments: readonly Consignment[],
  parts: readonly ChangedPart[],
  at: Instant,
): Order {
  return withChange(order, { at, parts, ...parcelsAnswer(consignments) });
}

/** What parcels that go their way let their order answer. */
export function parcelsAnswer(
  consignments: readonly Consignment[],
): Pick<OrderChange, 'reason'> & { readonly answer: ChangeAnswer } {
  return together(consignments.map(answerOf), FULFILLED);
}

/** Takes the new address of a planned order over: its parcel goes there, nobody had been asked yet. */
export function acceptAddress(order: Order, shipTo: Order['shipTo'], at: Instant): Order {
  const reason = 'the parcel goes to the new address: nobody had been asked for it yet';
  const change = { at, parts: ['address'], answer: 'accepted', reason } as const;
  return withChange({ ...order, shipTo }, change);
}

/**
 * Answers a channel that holds a planned order back: accepted where a parcel of it stands still now,
 * or where it is to be planned anew.
 *
 * @param consignments all of the order, held back as far as they could be
 */
export function answerHold(
  order: Order,
  consignments: readonly Consignment[],
  reason: string,
  at: Instant,
): Order {
  const answered =
    order.nextContent === undefined
      ? together(consignments.map(holdAnswerOf), LEAVING)
      : NOT_PLANNED_YET;
  const hold = answered.answer === 'accepted' ? { since: at, reason } : order.hold;
  return withChange({ ...order, hold }, { at, parts: ['hold'], ...answered });
}

/** The order with one more change, numbered. */
export function withChange(order: Order, change: Omit<OrderChange, 'number'>): Order {
  const changes = order.changes ?? [];
  const number = (changes.at(-1)?.number ?? 0) + 1;
  return { ...order, changes: [...changes, { number, ...change }].slice(-MOST_KEPT) };
}

interface ParcelAnswer {
  readonly answer: ChangeAnswer;
  /** What the parcel is or does, after "the parcel". */
  readonly says: string;
}

/** Of several parcels each says where it is; it can be returned where nothing is underway here any more. */
function together(
  answers: readonly ParcelAnswer[],
  underway: ParcelAnswer,
): ReturnType<typeof parcelsAnswer> {
  const [first = underway, ...others] = answers;
  const all = [first, ...others];
  const answer = togetherAs(all, underway);
  if (all.every(({ says }) => says === first.says)) {
    return { answer, reason: `the parcel ${first.says}` };
  }
  const each = all.map(({ says }, at) => `parcel ${String(at + 1)} ${says}`);
  return { answer, reason: each.join('; ') };
}

function togetherAs(all: readonly ParcelAnswer[], underway: ParcelAnswer): ChangeAnswer {
  if (all.some(({ answer }) => answer === 'accepted')) return 'accepted';
  const isReturn =
    all.some(({ answer }) => answer === 'return') &&
    all.every(({ says }) => says !== underway.says);
  return isReturn ? 'return' : 'too-late';
}

const FULFILLED: ParcelAnswer = {
  answer: 'too-late',
  says: 'is being fulfilled as it was ordered: cancel it whole, or let it go',
};

const LEAVING: ParcelAnswer = {
  answer: 'too-late',
  says: 'is about to leave the warehouse: cancel it whole, or let it go',
};

const STANDS: ParcelAnswer = {
  answer: 'accepted',
  says: 'is held back: nothing more is asked for it until it is let go',
};

const NOT_PLANNED_YET = {
  answer: 'accepted',
  reason: 'the order is not planned anew until it is let go',
} as const;

function answerOf(consignment: Consignment): ParcelAnswer {
  return pastAnswerOf(consignment) ?? FULFILLED;
}

function holdAnswerOf(consignment: Consignment): ParcelAnswer {
  if (isHeldBack(consignment)) return STANDS;
  return pastAnswerOf(consignment) ?? LEAVING;
}

/** Where nothing can be changed any more. */
function pastAnswerOf({ gatedOutAt, status }: Consignment): ParcelAnswer | undefined {
  if (gatedOutAt !== undefined && (!isTerminal(status) || status === 'delivered')) {
    return { answer: 'return', says: 'has left the warehouse: it can be returned' };
  }
  return isTerminal(status) ? { answer: 'too-late', says: `is ${status}` } : undefined;
}
