import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../../functions/domain/instant.ts';
import { newerTracking } from '../../../functions/domain/tracking/newer-tracking.ts';
import { TRACKING_STATUSES } from '../../../functions/domain/tracking/tracking-status.ts';
import type { TrackingStatus } from '../../../functions/domain/tracking/tracking-status.ts';

const SEED = 513;
const EARLY: Instant = '2026-11-23T10:00:00.000Z';
const LATE: Instant = '2026-11-23T11:00:00.000Z';

function isStatus(name: string): name is TrackingStatus {
  return name in TRACKING_STATUSES;
}
const STATUSES = Object.keys(TRACKING_STATUSES).filter(isStatus);
const rank = (status: TrackingStatus) => TRACKING_STATUSES[status].rank;

describe('newerTracking', () => {
  test.each<[TrackingStatus, TrackingStatus, TrackingStatus]>([
    // progress
    ['LABEL_CREATED', 'HANDED_TO_CARRIER', 'HANDED_TO_CARRIER'],
    ['HANDED_TO_CARRIER', 'LABEL_CREATED', 'HANDED_TO_CARRIER'],
    ['HANDED_TO_CARRIER', 'EXPORT_DECLARED', 'HANDED_TO_CARRIER'],
    ['OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERED'],
    // exceptions and returns lower the rank
    ['ARRIVED_DESTINATION', 'CUSTOMS_HELD', 'CUSTOMS_HELD'],
    ['CUSTOMS_HELD', 'IMPORT_CLEARED', 'IMPORT_CLEARED'],
    ['CUSTOMS_HELD', 'CUSTOMS_INSPECTION', 'CUSTOMS_INSPECTION'],
    ['CUSTOMS_INSPECTION', 'LIST_DECLARED', 'CUSTOMS_INSPECTION'],
    ['OUT_FOR_DELIVERY', 'RETURNING', 'RETURNING'],
    // another attempt
    ['DELIVERY_ATTEMPT_FAILED', 'OUT_FOR_DELIVERY', 'OUT_FOR_DELIVERY'],
    ['DELIVERY_ATTEMPT_FAILED', 'AVAILABLE_FOR_PICKUP', 'AVAILABLE_FOR_PICKUP'],
    ['DELIVERY_ATTEMPT_FAILED', 'IMPORT_CLEARED', 'DELIVERY_ATTEMPT_FAILED'],
    // ends
    ['DELIVERED', 'OUT_FOR_DELIVERY', 'DELIVERED'],
    ['DELIVERED', 'DELIVERY_ATTEMPT_FAILED', 'DELIVERED'],
    ['DELIVERED', 'CUSTOMS_HELD', 'DELIVERED'],
    ['DELIVERED', 'LOST', 'DELIVERED'],
    ['DELIVERED', 'EXPIRED', 'DELIVERED'],
    ['DELIVERED', 'RETURNING', 'RETURNING'],
    ['DELIVERED', 'RETURNED', 'RETURNED'],
    ['RETURNING', 'DELIVERED', 'RETURNING'],
    ['RETURNING', 'DELIVERY_ATTEMPT_FAILED', 'RETURNING'],
    ['RETURNING', 'EXPIRED', 'RETURNING'],
    ['RETURNING', 'RETURNED', 'RETURNED'],
    ['RETURNING', 'LOST', 'LOST'],
    ['RETURNED', 'RETURNING', 'RETURNED'],
    ['CANCELLED', 'DELIVERED', 'CANCELLED'],
    ['LOST', 'DAMAGED', 'LOST'],
    // silence
    ['PACKED', 'UNKNOWN', 'PACKED'],
    ['UNKNOWN', 'ORDER_ACCEPTED', 'ORDER_ACCEPTED'],
    ['OUT_FOR_DELIVERY', 'EXPIRED', 'EXPIRED'],
    ['EXPIRED', 'OUT_FOR_DELIVERY', 'OUT_FOR_DELIVERY'],
    ['EXPIRED', 'UNKNOWN', 'EXPIRED'],
  ])('%s, then %s: %s', (before, after, stands) => {
    const earlier = { status: before, at: EARLY };
    const later = { status: after, at: LATE };
    expect(newerTracking(earlier, later).status).toBe(stands);
    expect(newerTracking(later, earlier).status).toBe(stands);
  });

  test('a repeated status is news, a repeated end is not', () => {
    const twice = (status: TrackingStatus) =>
      newerTracking({ status, at: EARLY }, { status, at: LATE }).at;
    expect(twice('OUT_FOR_DELIVERY')).toBe(LATE);
    expect(twice('DELIVERED')).toBe(EARLY);
  });

  test('the same point sent twice leaves the current one', () => {
    const current = { status: 'PICKED', at: EARLY } as const;
    expect(newerTracking(current, { ...current })).toBe(current);
  });

  const point = fc.record({
    status: fc.constantFrom(...STATUSES),
    at: fc.constantFrom(EARLY, LATE),
  });

  test('does not depend on which point arrived first', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        fc.pre(a.at !== b.at || rank(a.status) !== rank(b.status));
        expect(newerTracking(a, b)).toBe(newerTracking(b, a));
      }),
      { seed: SEED },
    );
  });

  test('lowers the rank only for exceptions, returns, another attempt and after silence', () => {
    for (const before of STATUSES) {
      for (const after of STATUSES) {
        const { status } = newerTracking(
          { status: before, at: EARLY },
          { status: after, at: LATE },
        );
        if (rank(status) >= rank(before)) continue;
        const { kind } = TRACKING_STATUSES[status];
        const attempt = before === 'DELIVERY_ATTEMPT_FAILED' && rank(status) >= 85;
        expect([before, after, before === 'EXPIRED' || attempt || kind !== 'progress']).toEqual([
          before,
          after,
          true,
        ]);
      }
    }
  });
});

test('the final statuses', () => {
  expect(STATUSES.filter((status) => TRACKING_STATUSES[status].final)).toEqual([
    'DELIVERED',
    'RETURNED',
    'LOST',
    'DAMAGED',
    'DESTROYED',
    'CANCELLED',
  ]);
});
