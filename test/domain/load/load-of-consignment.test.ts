import { describe, expect, test } from '@jest/globals';
import type {
  Consignment,
  TrackingEvent,
} from '../../../functions/domain/consignment/consignment.ts';
import { loadId, loadOfConsignment } from '../../../functions/domain/load/load-of-consignment.ts';
import { emsevtStatus } from '../../../functions/domain/tracking/emsevt.ts';
import { anExportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T09:00:00.000Z';
const scan = (code: string): TrackingEvent => ({ code, status: emsevtStatus(code), at: AT });
const packed = { at: AT, weightGrams: 245 };

describe('the load of a parcel', () => {
  test.each<[string, Partial<Consignment>]>([
    ['open', {}],
    ['closed', { packed }],
    ['gated-out', { packed, gatedOutAt: AT, tracking: [scan('EMA')] }],
    ['departed', { packed, gatedOutAt: AT, tracking: [scan('EMA'), scan('EMC')] }],
    ['arrived', { packed, gatedOutAt: AT, tracking: [scan('EMC'), scan('EMD'), scan('EDB')] }],
    ['arrived', { packed, gatedOutAt: AT, tracking: [], deliveredAt: AT }],
  ])('is %s', (status, facts) => {
    expect(loadOfConsignment(anExportConsignment(facts)).status).toBe(status);
  });

  test('carries the parcel, its gate pass and when it left', () => {
    const gatePass = { number: 'GP1', at: AT };
    const consignment = anExportConsignment({ packed, gatePass, gatedOutAt: AT });
    expect(loadOfConsignment(consignment)).toEqual({
      loadId: loadId(consignment.consignmentId),
      consignmentIds: [consignment.consignmentId],
      status: 'gated-out',
      gatePassNumber: 'GP1',
      gatedOutAt: AT,
    });
  });
});
