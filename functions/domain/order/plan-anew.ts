import { isTerminal } from '../consignment/consignment-states.ts';
import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import { MOST_PARCELS } from '../trade/split-limits.ts';
import { maySplit, TRADE_MODES } from '../trade/trade-modes.ts';
import { parcelsAnswer, withChange } from './answer-change.ts';
import type { ChangedPart, Order, OrderChange, OrderContent } from './order.ts';
import { hasNumbersFor } from './parcel-numbers.ts';

/**
 * Whether an order may be planned anew: each of its parcels can still be taken back, or is being for
 * that. An import whose papers were filed is not: customs takes its order number, and its payment,
 * once. Whoever wants another order cancels it whole, and sells again.
 *
 * @param parcels all of the order, as they stand
 */
export function mayPlanAnew(order: Order, parcels: readonly Consignment[]): boolean {
  return (
    order.cancel === undefined && hasNumbersFor(order, MOST_PARCELS) && parcels.every(canMakeRoom)
  );
}

function canMakeRoom(parcel: Consignment): boolean {
  const { mode, stage, cancel, returnRequest, gatedOutAt, unwind, status, documents } = parcel;
  if (cancel !== undefined) return cancel.replaced === true && standing(parcel) !== 'gone';
  if (isTerminal(status) || stage === 'unwind' || returnRequest !== undefined) return false;
  if (gatedOutAt !== undefined || unwind.parcelTooLateAt !== undefined) return false;
  return maySplit(TRADE_MODES[mode]) || Object.keys(documents).length === 0;
}

/** Where a parcel is that makes room. `gone`: it goes its way, whatever its order became. */
function standing({ status, cancel }: Consignment): 'underway' | 'back' | 'gone' {
  if (cancel?.answer !== 'accepted') return 'gone';
  if (!isTerminal(status)) return 'underway';
  return status === 'cancelled' || status === 'returned' ? 'back' : 'gone';
}

/** The order as it is once it is planned anew; as it is where nobody asked for that. */
export function asNext(order: Order): Order {
  return order.nextContent === undefined ? order : withContent(order, order.nextContent);
}

/** A store leaves out what is undefined: what a content does not have replaces what was, too. */
function withContent(order: Order, content: OrderContent): Order {
  return { ...order, ...contentOf(content) };
}

/** The content of an order, each of its keys. */
export function contentOf(content: OrderContent): OrderContent {
  const all: { readonly [Key in keyof Required<OrderContent>]: OrderContent[Key] } = {
    sourceUpdatedAt: content.sourceUpdatedAt,
    heardUpdatedAt: content.heardUpdatedAt,
    payloadHash: content.payloadHash,
    identity: content.identity,
    shipTo: content.shipTo,
    lines: content.lines,
    totals: content.totals,
    subOrders: content.subOrders,
    promise: content.promise,
    requestedMode: content.requestedMode,
    receivingWarehouseId: content.receivingWarehouseId,
    payment: content.payment,
    buyerName: content.buyerName,
    buyerRegistration: content.buyerRegistration,
  };
  return all;
}

/** Notes what a planned order becomes: its parcels are to make room for it. A later one replaces it. */
export function makingRoom(
  order: Order,
  nextContent: OrderContent,
  parts: readonly ChangedPart[],
  at: Instant,
): Order {
  const change = { at, parts, answer: 'underway', reason: MAKING_ROOM } as const;
  return withChange({ ...order, nextContent }, change);
}

const MAKING_ROOM = 'the parcel is being taken back, and the order is planned anew';

/** What became of an order whose parcels were to make room. */
export interface Vacated {
  readonly kind: 'anew' | 'gone' | 'cancelled';
  readonly order: Order;
}

/**
 * What becomes of an order whose parcels make room: it is planned anew, by its next content, once
 * all of them are back; it stays as it was where one went its way, or it was cancelled meanwhile.
 *
 * @param parcels all of the order, as they stand
 * @returns undefined while one of them is still being taken back
 */
export function vacated(
  order: Order,
  parcels: readonly Consignment[],
  at: Instant,
): Vacated | undefined {
  const { nextContent, ...others } = order;
  if (nextContent === undefined) return undefined;
  if (order.cancel !== undefined) {
    const change = {
      answer: 'too-late',
      reason: 'the order was cancelled',
      answeredAt: at,
    } as const;
    return { kind: 'cancelled', order: { ...others, changes: answered(order, change) } };
  }
  const stands = parcels.map(standing);
  if (stands.includes('gone')) {
    const change = { ...parcelsAnswer(parcels), answeredAt: at };
    return { kind: 'gone', order: { ...others, changes: answered(order, change) } };
  }
  if (stands.includes('underway')) return undefined;
  const change = { answer: 'accepted', reason: PLANNED_ANEW, answeredAt: at } as const;
  return {
    kind: 'anew',
    order: { ...renewed(others, nextContent), changes: answered(order, change) },
  };
}

const PLANNED_ANEW = 'the parcel was taken back, and the order is planned anew';

/** What its versions had reserved before is given back with its parcels: it counts from 1 again. */
function renewed(order: Order, content: OrderContent): Order {
  const { formerConsignmentIds = [], consignmentIds } = order;
  return {
    ...withContent(order, content),
    superseded: undefined,
    formerConsignmentIds: [...formerConsignmentIds, ...consignmentIds],
    consignmentIds: [],
    status: 'received',
  };
}

function answered(
  { changes = [] }: Order,
  answer: Pick<OrderChange, 'answer' | 'reason' | 'answeredAt'>,
): readonly OrderChange[] {
  return changes.map((change) =>
    change.answer === 'underway' ? { ...change, ...answer } : change,
  );
}
