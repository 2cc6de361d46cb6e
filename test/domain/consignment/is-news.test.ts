import { describe, expect, test } from '@jest/globals';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { isNews } from '../../../functions/domain/consignment/is-news.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const bare: Partial<Consignment> = { legs: [], paymentRecord: undefined, waybillRecord: undefined };
const { paymentRecord, waybillRecord } = anImportConsignment();
if (paymentRecord === undefined || waybillRecord === undefined) throw new Error('no records');

/** Told once it is news; known already it is not. */
const ROWS: readonly [fact: ConsignmentFact, known: Partial<Consignment>][] = [
  [{ type: 'warehouse-accepted' }, { warehouseAcceptedAt: AT }],
  [
    { type: 'waybill-drawn', waybillNumber: 'A' },
    { legs: [{ carrierId: 'c', waybillNumber: 'A', declared: true, public: true }] },
  ],
  [{ type: 'payment-recorded', record: paymentRecord }, { paymentRecord }],
  [{ type: 'waybill-declared', kind: '511', record: waybillRecord }, { waybillRecord }],
  [{ type: 'parcel-packed', weightGrams: 1 }, { packed: { at: AT, weightGrams: 2 } }],
  [{ type: 'gate-pass-issued', number: 'G' }, { gatePass: { number: 'G', at: AT } }],
  [{ type: 'gated-out', gatePassNumber: 'G' }, { gatedOutAt: AT }],
  [
    { type: 'tracked', event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at: AT } },
    { tracking: [{ code: 'EMA', status: 'HANDED_TO_CARRIER', at: AT, place: 'Xiamen' }] },
  ],
  [{ type: 'parcel-stopped' }, { unwind: { parcelStoppedAt: AT } }],
  [{ type: 'parcel-too-late' }, { unwind: { parcelTooLateAt: AT } }],
  [{ type: 'parcel-too-late' }, { unwind: { parcelStoppedAt: AT } }],
  [{ type: 'label-voided' }, { unwind: { labelVoidedAt: AT } }],
  [
    { type: 'cancel-requested', reason: 'x', by: 'y' },
    { cancel: { requestedAt: AT, reason: 'other' } },
  ],
  [
    { type: 'ask-refused', ask: 'pick', code: 'c', message: 'm' },
    { refusedAsk: { ask: 'pick', code: 'd', message: 'n' } },
  ],
  [
    { type: 'ask-refused', ask: 'fulfilment', code: 'c', message: 'm' },
    { warehouseAcceptedAt: AT },
  ],
  [
    { type: 'receipt-received', kind: '311', status: '120', receivedAt: AT, info: '' },
    {
      documents: {
        '311': {
          kind: '311',
          version: 1,
          filedAt: AT,
          acceptedAt: AT,
          receipts: [{ status: '120', at: AT, info: 'in other words' }],
        },
      },
    },
  ],
];

describe('what partners tell', () => {
  test.each(ROWS.map(([fact, known]) => [fact.type, fact, known] as const))(
    '%s is news once',
    (_type, fact, known) => {
      expect(isNews(anImportConsignment(bare), fact)).toBe(true);
      expect(isNews(anImportConsignment({ ...bare, ...known }), fact)).toBe(false);
    },
  );

  test('another waybill number is a new leg', () => {
    const fact = { type: 'waybill-drawn', waybillNumber: 'B' } as const;
    expect(isNews(anImportConsignment(), fact)).toBe(true);
  });

  test('“exists already” is no news: what customs has stands', () => {
    const fact = { type: 'receipt-received', kind: '621', receivedAt: AT, info: '' } as const;
    expect(isNews(anImportConsignment(), { ...fact, status: '-621004' })).toBe(false);
    expect(isNews(anImportConsignment(), { ...fact, status: '-621018' })).toBe(true);
  });

  test('a refusal answers the request that is open, no other', () => {
    const refusal = { type: 'ask-refused', ask: 'pick', code: 'c', message: 'm' } as const;
    const consignment = anImportConsignment({ refusals: { pick: 1 } });
    const id = consignment.consignmentId;
    expect(isNews(consignment, { ...refusal, requestId: `${id}.pick.1` })).toBe(false);
    expect(isNews(consignment, { ...refusal, requestId: `${id}.pick.2` })).toBe(true);
  });
});

test('what we establish ourselves is always news', () => {
  const fact: ConsignmentFact = { type: 'documents-matched', results: [] };
  expect(isNews(anImportConsignment({ match: [] }), fact)).toBe(true);
});
