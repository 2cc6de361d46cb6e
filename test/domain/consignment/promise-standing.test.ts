import { describe, expect, test } from '@jest/globals';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';
import { promiseStanding } from '../../../functions/domain/consignment/promise-standing.ts';
import type { TrackingStatus } from '../../../functions/domain/tracking/tracking-status.ts';
import { aConsignment } from '../../support/consignment-builder.ts';

const HANDOVER = '2026-11-24T10:00:00.000Z';
const SHIP = '2026-11-25T10:00:00.000Z';
const LATER = '2026-11-25T10:00:00.001Z';
const promise = { shipBy: SHIP, handoverBy: HANDOVER };
const parcel = (overrides: Parameters<typeof aConsignment>[0] = {}) =>
  aConsignment({ promise, status: 'dispatching', stage: 'dispatch', ...overrides });

describe('how a parcel stands to its promise', () => {
  test.each([
    ['not promised', { promise: undefined }, undefined],
    ['not out of the gate', {}, { kind: 'open', of: 'handover', deadline: HANDOVER }],
    ['out of it', { gatedOutAt: HANDOVER }, { kind: 'open', of: 'ship', deadline: SHIP }],
    [
      'only to be shipped',
      { promise: { shipBy: SHIP } },
      { kind: 'open', of: 'ship', deadline: SHIP },
    ],
    [
      'scanned in time',
      { gatedOutAt: HANDOVER, handedToCarrierAt: SHIP },
      { kind: 'kept', of: 'ship', deadline: SHIP },
    ],
    [
      'scanned late',
      { gatedOutAt: HANDOVER, handedToCarrierAt: LATER },
      { kind: 'late', of: 'ship', deadline: SHIP },
    ],
    [
      'handed over late, scanned in time',
      { gatedOutAt: SHIP, handedToCarrierAt: SHIP },
      { kind: 'late', of: 'ship', deadline: SHIP },
    ],
    ['taken back before', { status: 'unwinding' }, undefined],
    ['held while taken back', { status: 'held', stage: 'unwind' }, undefined],
    ['cancelled', { status: 'cancelled', stage: undefined }, undefined],
    [
      'returned after it was shipped',
      { status: 'returned', handedToCarrierAt: HANDOVER },
      { kind: 'kept', of: 'ship', deadline: SHIP },
    ],
  ] as const)('%s', (_what, overrides, standing) => {
    expect(promiseStanding(parcel(overrides))).toEqual(standing);
  });
});

describe('the first scan', () => {
  const scanned = (...scans: readonly (readonly [TrackingStatus, string])[]) =>
    scans.reduce(
      (consignment, [status, at], index) =>
        foldEvent(consignment, {
          ...{ type: 'tracked', consignmentId: consignment.consignmentId },
          ...{
            version: consignment.version + 1,
            at: SHIP,
            event: { code: String(index), status, at },
          },
        }),
      parcel(),
    ).handedToCarrierAt;

  test('is no label, no announcement, no export called off and no tracker that gave up', () => {
    const none = ['LABEL_CREATED', 'ORDER_ACCEPTED', 'PACKED', 'CANCELLED', 'EXPIRED', 'UNKNOWN'];
    for (const status of none) {
      expect(scanned([status as TrackingStatus, HANDOVER])).toBeUndefined();
    }
    expect(scanned(['HANDED_TO_CARRIER', HANDOVER])).toBe(HANDOVER);
  });

  test('is the earliest, whichever is told first', () => {
    expect(scanned(['DEPARTED_ORIGIN', SHIP], ['HANDED_TO_CARRIER', HANDOVER])).toBe(HANDOVER);
    expect(scanned(['HANDED_TO_CARRIER', HANDOVER], ['DEPARTED_ORIGIN', SHIP])).toBe(HANDOVER);
  });
});
