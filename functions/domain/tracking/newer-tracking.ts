import type { Instant } from '../instant.ts';
import { TRACKING_STATUSES } from './tracking-status.ts';
import type { TrackingStatus } from './tracking-status.ts';

/** A status and when it happened, as the carrier says. */
export interface TrackingPoint {
  readonly status: TrackingStatus;
  readonly at: Instant;
}

/**
 * Which of two points stands, whichever of them arrived first: carriers resend and send out of
 * order. The earlier one stands when the later one would lower its rank, unless that is an
 * exception (a return ranks above all it may follow). UNKNOWN never replaces anything known. Of a final status the first report
 * stands, and only DELIVERED is left, for a return. A returning parcel only ends, and not as
 * delivered. EXPIRED gives way to any later news. At the same moment the higher rank counts as the
 * later point; `current` stands when nothing tells the two apart.
 */
export function newerTracking<Point extends TrackingPoint>(current: Point, next: Point): Point {
  const nextIsLater =
    next.at === current.at ? rank(next.status) > rank(current.status) : next.at > current.at;
  const [earlier, later] = nextIsLater ? [current, next] : [next, current];
  return follows(earlier.status, later.status) ? later : earlier;
}

function rank(status: TrackingStatus): number {
  return TRACKING_STATUSES[status].rank;
}

/** After a failed attempt the parcel goes out again or waits at a counter, which rank below it. */
function rankToKeep(status: TrackingStatus): number {
  return rank(status === 'DELIVERY_ATTEMPT_FAILED' ? 'OUT_FOR_DELIVERY' : status);
}

function follows(earlier: TrackingStatus, later: TrackingStatus): boolean {
  if (later === earlier) return !TRACKING_STATUSES[later].final;
  if (later === 'UNKNOWN') return false;
  if (earlier === 'EXPIRED') return true;
  const { kind, final } = TRACKING_STATUSES[later];
  if (earlier === 'DELIVERED') return kind === 'return';
  if (TRACKING_STATUSES[earlier].final) return false;
  if (earlier === 'RETURNING') return final && later !== 'DELIVERED';
  return kind === 'exception' || rank(later) >= rankToKeep(earlier);
}
