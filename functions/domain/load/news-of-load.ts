import type { ConsignmentFact } from '../consignment/consignment-events.ts';
import type { Instant } from '../instant.ts';
import { holds } from './is-load-news.ts';
import type { LoadStatus } from './load-states.ts';
import type { Load } from './load.ts';

/** In the order a load goes through them. */
const MOVES: readonly (readonly [LoadStatus, (load: Load) => Instant | undefined])[] = [
  ['closed', ({ closedAt }) => closedAt],
  ['gated-out', ({ gatedOutAt }) => gatedOutAt],
  ['departed', ({ departedAt }) => departedAt],
  ['arrived', ({ arrivedAt }) => arrivedAt],
];

/**
 * All that a consignment must know of a load so far, in the order in which it happened; what it
 * knows already is no news to it. One that is not in the load hears that it left, if it ever was.
 * What overtook something else is told once the load has come so far.
 */
export function newsOfLoad(load: Load, consignmentId: string): readonly ConsignmentFact[] {
  const { loadId, status, booking } = load;
  if (!holds(load, consignmentId)) {
    const left = load.left.findLast((each) => each.consignmentId === consignmentId);
    return left === undefined ? [] : [{ type: 'load-left', loadId, reason: left.reason }];
  }
  const reached = MOVES.findIndex(([name]) => name === status) + 1;
  const moves = MOVES.slice(0, reached).flatMap(([name, at]): readonly ConsignmentFact[] => {
    const movedAt = at(load);
    return movedAt === undefined ? [] : [{ type: 'load-moved', loadId, status: name, movedAt }];
  });
  return [
    { type: 'load-joined', loadId },
    ...(booking === undefined ? [] : [bookedFact(loadId, booking)]),
    ...moves,
  ];
}

function bookedFact(
  loadId: string,
  { masterBill, voyage, vessel, trafficMode }: NonNullable<Load['booking']>,
): ConsignmentFact {
  return { type: 'load-booked', loadId, masterBill, voyage, vessel, trafficMode };
}
