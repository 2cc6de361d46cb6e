/**
 * progress: the parcel moves on; exception: it stands still or is gone; return: it moves back;
 * silence: nothing is known.
 */
type TrackingKind = 'progress' | 'exception' | 'return' | 'silence';

interface TrackingRow {
  /** Order along the way; no unit, gaps have no meaning. */
  readonly rank: number;
  readonly kind: TrackingKind;
  /** Nothing more is expected of the carrier. */
  readonly final: boolean;
}

/**
 * One vocabulary for what carriers, posts and our own stages report about a parcel, from order to
 * end, imports and exports alike. EXPIRED is a tracker giving up, not a fact about the parcel.
 */
export const TRACKING_STATUSES = {
  UNKNOWN: { rank: 0, kind: 'silence', final: false },
  ORDER_ACCEPTED: { rank: 10, kind: 'progress', final: false },
  PICKED: { rank: 20, kind: 'progress', final: false },
  PACKED: { rank: 25, kind: 'progress', final: false },
  LABEL_CREATED: { rank: 30, kind: 'progress', final: false },
  EXPORT_DECLARED: { rank: 40, kind: 'progress', final: false },
  LIST_DECLARED: { rank: 40, kind: 'progress', final: false },
  CUSTOMS_INSPECTION: { rank: 42, kind: 'exception', final: false },
  CUSTOMS_HELD: { rank: 44, kind: 'exception', final: false },
  ORIGIN_CLEARED: { rank: 48, kind: 'progress', final: false },
  HANDED_TO_CARRIER: { rank: 50, kind: 'progress', final: false },
  DEPARTED_ORIGIN: { rank: 60, kind: 'progress', final: false },
  ARRIVED_DESTINATION: { rank: 65, kind: 'progress', final: false },
  IMPORT_CUSTOMS: { rank: 70, kind: 'progress', final: false },
  IMPORT_CLEARED: { rank: 75, kind: 'progress', final: false },
  AT_DELIVERY_OFFICE: { rank: 80, kind: 'progress', final: false },
  OUT_FOR_DELIVERY: { rank: 85, kind: 'progress', final: false },
  AVAILABLE_FOR_PICKUP: { rank: 86, kind: 'progress', final: false },
  DELIVERY_ATTEMPT_FAILED: { rank: 87, kind: 'exception', final: false },
  DELIVERED: { rank: 90, kind: 'progress', final: true },
  RETURNING: { rank: 91, kind: 'return', final: false },
  RETURNED: { rank: 92, kind: 'return', final: true },
  LOST: { rank: 95, kind: 'exception', final: true },
  DAMAGED: { rank: 95, kind: 'exception', final: true },
  DESTROYED: { rank: 95, kind: 'exception', final: true },
  CANCELLED: { rank: 96, kind: 'exception', final: true },
  EXPIRED: { rank: 97, kind: 'silence', final: false },
} as const satisfies Record<string, TrackingRow>;

/** A normalized tracking status. */
export type TrackingStatus = keyof typeof TRACKING_STATUSES;

/**
 * Whether a carrier that says so has the parcel: it scanned it, or shows it to customs. A label, an
 * announcement, an export that was called off and a tracker that gave up are none of that.
 */
export function isWithCarrier(status: TrackingStatus): boolean {
  const { rank, kind } = TRACKING_STATUSES[status];
  if (kind === 'silence' || status === 'CANCELLED') return false;
  return rank >= TRACKING_STATUSES.EXPORT_DECLARED.rank;
}
