import { expect, test } from '@jest/globals';
import { emsevtStatus } from '../../../functions/domain/tracking/emsevt.ts';
import { newerTracking } from '../../../functions/domain/tracking/newer-tracking.ts';
import type { TrackingPoint } from '../../../functions/domain/tracking/newer-tracking.ts';

test.each([
  ['EMA', 'HANDED_TO_CARRIER'],
  ['EMB', 'HANDED_TO_CARRIER'],
  ['EXA', 'EXPORT_DECLARED'],
  ['EXB', 'CUSTOMS_HELD'],
  ['EXC', 'ORIGIN_CLEARED'],
  ['EXD', 'HANDED_TO_CARRIER'],
  ['EXX', 'CANCELLED'],
  ['EMC', 'DEPARTED_ORIGIN'],
  ['EMJ', 'DEPARTED_ORIGIN'],
  ['EMK', 'DEPARTED_ORIGIN'],
  ['EMD', 'ARRIVED_DESTINATION'],
  ['EDA', 'ARRIVED_DESTINATION'],
  ['EDB', 'IMPORT_CUSTOMS'],
  ['EME', 'CUSTOMS_HELD'],
  ['EDC', 'IMPORT_CLEARED'],
  ['EMF', 'IMPORT_CLEARED'],
  ['EDD', 'IMPORT_CLEARED'],
  ['EDE', 'IMPORT_CLEARED'],
  ['EDF', 'AT_DELIVERY_OFFICE'],
  ['EMG', 'AT_DELIVERY_OFFICE'],
  ['EDG', 'OUT_FOR_DELIVERY'],
  ['EDH', 'AVAILABLE_FOR_PICKUP'],
  ['EMH', 'DELIVERY_ATTEMPT_FAILED'],
  ['EMI', 'DELIVERED'],
  ['EDX', 'CANCELLED'],
  ['EMZ', 'UNKNOWN'],
  ['ema', 'UNKNOWN'],
])('%s is %s', (code, status) => {
  expect(emsevtStatus(code)).toBe(status);
});

test('the events of a parcel that import customs held once, folded', () => {
  const codes = 'EMA EMB EXA EXC EMC EMD EDB EME EDC EMF EMG EDG EMH EDG EMI'.split(' ');
  let current: TrackingPoint = { status: 'UNKNOWN', at: '2026-11-23T00:00:00.000Z' };
  const seen = codes.map((code, hour) => {
    const at = `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
    current = newerTracking(current, { status: emsevtStatus(code), at });
    return current.status;
  });
  expect(seen).toEqual([
    'HANDED_TO_CARRIER',
    'HANDED_TO_CARRIER',
    'HANDED_TO_CARRIER',
    'HANDED_TO_CARRIER',
    'DEPARTED_ORIGIN',
    'ARRIVED_DESTINATION',
    'IMPORT_CUSTOMS',
    'CUSTOMS_HELD',
    'IMPORT_CLEARED',
    'IMPORT_CLEARED',
    'AT_DELIVERY_OFFICE',
    'OUT_FOR_DELIVERY',
    'DELIVERY_ATTEMPT_FAILED',
    'OUT_FOR_DELIVERY',
    'DELIVERED',
  ]);
});
