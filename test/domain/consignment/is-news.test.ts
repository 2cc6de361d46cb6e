import { describe, expect, test } from '@jest/globals';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type {
  BorderCharge,
  Consignment,
} from '../../../functions/domain/consignment/consignment.ts';
import { isNews } from '../../../functions/domain/consignment/is-news.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const bare: Partial<Consignment> = {
  legs: [],
  paymentRecord: undefined,
  waybillRecord: undefined,
  screening: undefined,
};
const { paymentRecord, waybillRecord } = anImportConsignment();
if (paymentRecord === undefined || waybillRecord === undefined) throw new Error('no records');

const CHARGE = {
  type: 'charged',
  charge: 'import-vat',
  amount: { amount: 500, currency: 'EUR' },
  chargedAt: AT,
} as const;

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
  [{ type: 'screened', hits: [], cleared: [] }, { screening: { at: AT, hits: [], cleared: [] } }],
  [CHARGE, { charges: [CHARGE] }],
  [{ type: 'load-joined', loadId: 'L1' }, { load: { loadId: 'L1', status: 'open', reached: {} } }],
  [{ type: 'goods-received', lines: [] }, { goodsReceipt: { at: AT, lines: [] } }],
  [{ type: 'parcel-returned' }, { unwind: { parcelReturnedAt: AT } }],
  [
    { type: 'return-requested', reason: 'x', by: 'y' },
    { returnRequest: { requestedAt: AT, reason: 'other' } },
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

  test.each<Partial<BorderCharge>>([
    { charge: 'duty' },
    { amount: { amount: 501, currency: 'EUR' } },
    { amount: { amount: 500, currency: 'USD' } },
    { chargedAt: '2026-11-24T03:00:00.000Z' },
  ])('another charge is news: %j', (other) => {
    const known = anImportConsignment({ charges: [CHARGE] });
    expect(isNews(known, { ...CHARGE, ...other })).toBe(true);
  });

  test('a count is news in answer to the request that waits for one, once', () => {
    const asked = { kind: '215', version: 2, filedAt: AT, receipts: [] } as const;
    const isTold = (turn: string, ours: Partial<Consignment> = {}) => {
      const consignment = anExportConsignment({ documents: { '215': asked }, ...ours });
      const requestId = `${consignment.consignmentId}.document-215.${turn}`;
      return isNews(consignment, { type: 'parcel-tallied', requestId, lines: [] });
    };
    expect(isTold('2')).toBe(true);
    expect(isTold('1')).toBe(false);
    expect(isTold('2', { unwind: { tally: { at: AT, lines: [] } } })).toBe(false);
    expect(isTold('2', { documents: { '215': { ...asked, superseded: true } } })).toBe(false);
    expect(isTold('1', { documents: {} })).toBe(false);
    expect(isTold('undefined', { documents: {} })).toBe(false);
  });

  test('a filing is lost only while customs said nothing of it, and it stands', () => {
    const lost = { type: 'filing-lost', kind: '311' } as const;
    const filed = { kind: '311', version: 1, filedAt: AT, receipts: [] } as const;
    const known = (document: Consignment['documents']['311']) =>
      isNews(anImportConsignment({ documents: { '311': document } }), lost);
    expect(known(filed)).toBe(true);
    expect(known(undefined)).toBe(false);
    expect(known({ ...filed, superseded: true })).toBe(false);
    expect(known({ ...filed, receipts: [{ status: '2', at: AT, info: '' }] })).toBe(false);
  });

  test('a document is signed anew where other bytes stand, of the version that counts', () => {
    const signed = { type: 'document-signed', kind: '311', documentVersion: 2, hash: 'h' } as const;
    const filed = { kind: '311', version: 2, filedAt: AT, receipts: [], hash: 'g' } as const;
    const news = (document: Consignment['documents']['311']) =>
      isNews(anImportConsignment({ documents: { '311': document } }), signed);
    expect(news(filed)).toBe(true);
    expect(news({ ...filed, hash: 'h' })).toBe(false);
    expect(news({ ...filed, version: 1 })).toBe(false);
    expect(news({ ...filed, superseded: true })).toBe(false);
    expect(news(undefined)).toBe(false);
  });

  describe('customs’ stops that are told late', () => {
    const at = (hour: number) => `2026-11-23T0${String(hour)}:00:00.000Z`;
    const said = (status: string, hour: number) => ({ status, at: at(hour), info: '' });
    const isTold = (known: ReturnType<typeof said>[], status: string, hour: number) => {
      const filed = { kind: '621', version: 1, filedAt: at(1), receipts: known } as const;
      const released = known.find((each) => each.status === '800')?.at;
      const accepted = known.find(({ status: each }) => ['120', '800'].includes(each))?.at;
      const document = { ...filed, releasedAt: released, acceptedAt: accepted };
      const fact = {
        ...({ type: 'receipt-received', kind: '621', status } as const),
        ...{ receivedAt: at(hour), info: '' },
      };
      return isNews(anImportConsignment({ documents: { '621': document } }), fact);
    };

    test.each(['300', '500', '501'])('%s before the release still belongs to it', (status) => {
      expect(isTold([said('800', 5)], status, 4)).toBe(true);
      expect(isTold([said('800', 5)], status, 5)).toBe(true);
      expect(isTold([said('800', 5)], status, 6)).toBe(false);
      expect(isTold([said('120', 5)], status, 4)).toBe(true);
      expect(isTold([said('800', 5), said(status, 4)], status, 4)).toBe(false);
    });

    test('what is no stop and leads nowhere does not', () => {
      expect(isTold([said('800', 5)], '2', 4)).toBe(false);
      expect(isTold([said('120', 5)], '2', 4)).toBe(false);
      expect(isTold([said('100', 5)], '700', 4)).toBe(true);
    });
  });

  describe('of its load', () => {
    const load = { loadId: 'L1', status: 'open', reached: {} } as const;
    const booked = {
      type: 'load-booked',
      loadId: 'L1',
      masterBill: 'M1',
      voyage: 'V',
      vessel: 'W',
      trafficMode: '5',
    } as const;
    const moved = { type: 'load-moved', loadId: 'L1', status: 'departed', movedAt: AT } as const;
    const left = { type: 'load-left', loadId: 'L1', reason: 'full' } as const;

    test.each<[string, Consignment['load'], ConsignmentFact, boolean]>([
      ['it is booked', load, booked, true],
      ['it is booked again', { ...load, masterBill: 'M1' }, booked, false],
      ['it is booked elsewhere', { ...load, masterBill: 'M2' }, booked, true],
      ['another is booked', { ...load, loadId: 'L2' }, booked, false],
      ['one is booked that it is not in', undefined, booked, false],
      ['it departs', load, moved, true],
      ['it departs again', { ...load, reached: { departed: AT } }, moved, false],
      ['another departs', { ...load, loadId: 'L2' }, moved, false],
      ['one departs that it is not in', undefined, moved, false],
      ['it is left', load, left, true],
      ['another is left', { ...load, loadId: 'L2' }, left, false],
      ['one is left that it is not in', undefined, left, false],
      ['another is joined', { ...load, loadId: 'L2' }, { type: 'load-joined', loadId: 'L1' }, true],
    ])('%s', (_name, known, fact, news) => {
      expect(isNews(anImportConsignment({ load: known }), fact)).toBe(news);
    });
  });

  test('what customs said before it got the next version is of an earlier one', () => {
    const HOUR = (hour: number) => `2026-11-23T0${String(hour)}:00:00.000Z`;
    const known = anImportConsignment({
      documents: {
        '311': {
          kind: '311',
          version: 2,
          filedAt: HOUR(5),
          receipts: [],
          earlierReceipts: [{ status: '2', at: HOUR(4), info: '' }],
        },
      },
    });
    const said = (hour: number) => {
      const receivedAt = HOUR(hour);
      const fact = {
        type: 'receipt-received',
        kind: '311',
        status: '120',
        receivedAt,
        info: '',
      } as const;
      return isNews(known, fact);
    };
    expect([3, 4, 5].map(said)).toEqual([false, false, true]);
  });

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
