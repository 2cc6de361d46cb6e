import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { customsStop } from '../../../functions/domain/consignment/customs-stop.ts';
import {
  goodsBackBy,
  hasLeft,
  returnRefusal,
} from '../../../functions/domain/consignment/return-rules.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const RELEASED = '2026-11-01T10:00:00.000Z';
const list = (releasedAt: string | undefined = RELEASED): Consignment['documents'] => ({
  '621': { kind: '621', version: 1, filedAt: RELEASED, receipts: [], releasedAt },
});
const NOW = '2026-11-23T03:00:00.000Z';
const gone: Partial<Consignment> = {
  ...{ status: 'in-transit', gatedOutAt: NOW },
  documents: list(),
};
const refusal = (ours: Partial<Consignment>, now = NOW) =>
  returnRefusal(anImportConsignment({ ...gone, ...ours }), now);

describe('a consignment can be taken back', () => {
  test('once it left and was released, or was refused', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ status: 'delivered' })).toBeUndefined();
    const rejected = { status: '100', at: NOW, info: '' };
    const filed = { kind: '621', version: 1, filedAt: NOW, receipts: [], rejected } as const;
    expect(refusal({ documents: { '621': filed } })).toBeUndefined();
  });

  test.each<[Partial<Consignment>, string, string]>([
    [{ status: 'cancelled' }, 'return-ended', 'The consignment is cancelled already.'],
    [{ status: 'returned' }, 'return-ended', 'The consignment is returned already.'],
    [
      { returnRequest: { requestedAt: NOW, reason: 'x' } },
      'return-already',
      'The consignment is being taken back already.',
    ],
    [
      { gatedOutAt: undefined },
      'return-not-left',
      'The parcel has not left the warehouse: cancel it instead.',
    ],
    [
      { goodsReceipt: { at: NOW, lines: [], putAwayAt: NOW } },
      'return-put-away',
      'The goods are in the stock of the receiving warehouse.',
    ],
    [
      { documents: {} },
      'return-not-released',
      'Customs has not released it: there is nothing to return.',
    ],
  ])('not %j', (ours, code, message) => {
    expect(refusal(ours)).toEqual({ code, message });
  });

  test('goods that were counted and not put away yet may come back', () => {
    expect(refusal({ goodsReceipt: { at: NOW, lines: [] } })).toBeUndefined();
  });

  test('an import within thirty days of the release', () => {
    expect(refusal({}, '2026-12-01T10:00:00.000Z')).toBeUndefined();
    expect(refusal({}, '2026-12-01T10:00:00.001Z')).toEqual({
      code: 'return-too-late',
      message: 'Customs released it on 2026-11-01: a return had to be applied for by 2026-12-01.',
    });
  });

  test('an export within a year', () => {
    const exported = anExportConsignment({
      ...{ status: 'delivered', gatedOutAt: NOW },
      documents: {
        '603': { kind: '603', version: 1, filedAt: RELEASED, receipts: [], releasedAt: RELEASED },
      },
    });
    expect(returnRefusal(exported, '2027-11-01T10:00:00.000Z')).toBeUndefined();
    expect(returnRefusal(exported, '2027-11-01T10:00:00.001Z')).toEqual({
      code: 'return-too-late',
      message: 'Customs released it on 2026-11-01: a return had to be applied for by 2027-11-01.',
    });
    expect(goodsBackBy(exported)).toBe('2027-11-01T10:00:00.000Z');
  });

  test('of a general declaration from its day on', () => {
    const general = anExportConsignment({
      ...{ mode: 'b2b-direct-export', status: 'in-transit', gatedOutAt: NOW },
      generalDeclaration: { because: 'x', releasedOn: '2026-11-01' },
    });
    expect(returnRefusal(general, '2027-11-01T00:00:00.000Z')).toBeUndefined();
    expect(returnRefusal(general, '2027-11-01T00:00:00.001Z')?.code).toBe('return-too-late');
    expect(goodsBackBy(general)).toBe('2027-11-01T00:00:00.000Z');
  });

  test('the goods within forty-five', () => {
    expect(goodsBackBy(anImportConsignment(gone))).toBe('2026-12-16T10:00:00.000Z');
    expect(goodsBackBy(anImportConsignment())).toBeUndefined();
    expect(goodsBackBy(anExportConsignment({ mode: 'overseas-fulfilment' }))).toBeUndefined();
  });

  test('a parcel has left past the gate, or where the warehouse says so', () => {
    expect(hasLeft(anImportConsignment())).toBe(false);
    expect(hasLeft(anImportConsignment({ gatedOutAt: NOW }))).toBe(true);
    expect(hasLeft(anImportConsignment({ unwind: { parcelTooLateAt: NOW } }))).toBe(true);
  });
});

describe('customs keeps the goods', () => {
  const at = '2026-11-23T03:00:00.000Z';
  const stop = (statuses: readonly string[], ours: Partial<Consignment> = {}) => {
    const receipts = statuses.map((status, index) => ({
      ...{ status, info: '', at: `2026-11-23T0${String(3 + index)}:00:00.000Z` },
    }));
    const filed = { kind: '621', version: 1, filedAt: '2026-11-23T02:00:00.000Z' } as const;
    const document = { ...filed, receipts };
    return customsStop(anImportConsignment({ documents: { '621': document }, ...ours }));
  };

  test.each<[string, string, string, RegExp]>([
    ['300', 'in-review', '2026-11-25T03:00:00.000Z', /\(300\)$/],
    ['501', 'detained', '2026-11-24T03:00:00.000Z', /\(501\)$/],
  ])('%s: %s until %s', (status, state, until, meaning) => {
    expect(stop([status])).toEqual({
      ...{ state, since: at, until },
      meaning: expect.stringMatching(meaning),
    });
  });

  test.each([[[]], [['2']], [['120']], [['300', '120', '800']]])('not after %j', (statuses) => {
    expect(stop(statuses)).toBeUndefined();
  });

  test('whoever looked at it last begins the time anew', () => {
    expect(stop(['300'], { attendedAt: '2026-11-24T05:00:00.000Z' })?.until).toBe(
      '2026-11-26T05:00:00.000Z',
    );
    expect(stop(['300'], { attendedAt: '2026-11-23T01:00:00.000Z' })?.until).toBe(
      '2026-11-25T03:00:00.000Z',
    );
  });

  test('not a list that counts no more, and nothing where there is no list', () => {
    const receipts = [{ status: '300', at, info: '' }];
    const filed = { kind: '621', version: 1, filedAt: at, receipts, superseded: true } as const;
    expect(stop([], { documents: { '621': filed } })).toBeUndefined();
    expect(stop([], { documents: {} })).toBeUndefined();
    expect(customsStop(anExportConsignment({ mode: 'overseas-fulfilment' }))).toBeUndefined();
  });
});
