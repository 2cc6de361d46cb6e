import { describe, expect, test } from '@jest/globals';
import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../../../functions/domain/consignment/consignment-events.ts';
import {
  clearanceSteps,
  declarationLife,
} from '../../../functions/domain/customs/declaration-life.ts';
import type { DeclarationStep } from '../../../functions/domain/customs/declaration-life.ts';
import { aPlan } from '../../support/random-facts.ts';

const at = (minute: number) => `2026-11-23T04:${String(minute).padStart(2, '0')}:00.000Z`;
const receipt = (status: string, minute: number) => ({ status, at: at(minute), info: '' });
const FILED: DeclarationStep = { state: 'filed', since: at(0) };
const steps = (kind: '621' | '603', ...receipts: ReturnType<typeof receipt>[]) =>
  clearanceSteps(kind, receipts, FILED).map(({ state }) => state);

describe('what receipts lead a list through', () => {
  test('in customs’ order, with its codes and times', () => {
    expect(clearanceSteps('621', [receipt('800', 9), receipt('120', 3)], FILED)).toEqual([
      FILED,
      { state: 'accepted', since: at(3), status: '120' },
      { state: 'released', since: at(9), status: '800' },
    ]);
  });

  test('of one moment the one that leads less far comes first', () => {
    expect(steps('621', receipt('800', 3), receipt('120', 3))).toEqual([
      ...['filed', 'accepted', 'released'],
    ]);
    expect(steps('621', receipt('120', 3), receipt('800', 3))).toEqual([
      ...['filed', 'accepted', 'released'],
    ]);
  });

  test('what is sent back abroad counts unless it was released', () => {
    expect(steps('621', receipt('700', 3))).toEqual(['filed', 'returned']);
    expect(steps('621', receipt('120', 1), receipt('700', 3))).toEqual([
      ...['filed', 'accepted', 'returned'],
    ]);
    expect(steps('621', receipt('700', 1), receipt('800', 3))).toEqual(['filed', 'released']);
    expect(steps('621', receipt('800', 1), receipt('700', 3))).toEqual(['filed', 'released']);
    expect(steps('603', receipt('700', 1), receipt('899', 3))).toEqual(['filed', 'closed']);
    expect(steps('621', receipt('700', 1), receipt('120', 2), receipt('800', 3))).toEqual([
      ...['filed', 'accepted', 'released'],
    ]);
  });

  test('the e-port’s own steps and unknown codes lead nowhere', () => {
    expect(steps('621', receipt('1', 1), receipt('2', 2), receipt('18', 3))).toEqual(['filed']);
  });
});

/** A trail as given, a minute apart from 04:00. */
function life(...facts: readonly ConsignmentFact[]): readonly DeclarationStep[] | undefined {
  const all: readonly ConsignmentFact[] = [{ type: 'planned', planned: aPlan() }, ...facts];
  const events = all.map((fact, index): ConsignmentEvent => ({
    ...fact,
    ...{ consignmentId: 'C1', version: index + 1, at: at(index) },
  }));
  return declarationLife(events);
}
const states = (...facts: readonly ConsignmentFact[]) => life(...facts)?.map(({ state }) => state);

const compared = (...rows: readonly (readonly [rule: string, ok: boolean])[]): ConsignmentFact => ({
  type: 'documents-matched',
  results: rows.map(([rule, ok]) => ({ rule, ok, title: '', field: '', left: '', right: '' })),
});
const AGREE = compared(['4', true], ['5', true]);
const DIFFER = compared(['4', false], ['5', true]);
const PAYMENT_ONLY = compared(['1', true], ['2', true]);
const filed = (documentVersion = 1, kind: '621' | '311' = '621'): ConsignmentFact => ({
  ...{ type: 'document-filed', kind, documentVersion },
});
const said = (status: string, minute: number, kind: '621' | '623' | '605' | '311' = '621') =>
  ({
    ...{ type: 'receipt-received' as const, kind, status },
    ...{ receivedAt: at(minute), info: '' },
  }) satisfies ConsignmentFact;
const fixed = (...fields: readonly string[]): ConsignmentFact => ({
  ...{ type: 'fixed', by: 'ann' },
  changes: fields.map((field) => ({ field, value: 'x' })),
});
const BACK: ConsignmentFact = { type: 'stock-returned', postings: [] };
const lost = (kind: '621' | '311'): ConsignmentFact => ({ type: 'filing-lost', kind });

describe('the life of a declaration', () => {
  test('says since when, which version and why', () => {
    expect(life(AGREE, filed(), said('100', 3), fixed('buyer.name'), filed(2))).toEqual([
      { state: 'draft', since: at(0) },
      { state: 'matched', since: at(1) },
      { state: 'filed', since: at(2), version: 1 },
      { state: 'rejected', since: at(3), status: '100' },
      { state: 'amended', since: at(4) },
      { state: 'filed', since: at(5), version: 2 },
    ]);
  });

  test('a version that is filed without a correction amends it as it is filed', () => {
    expect(life(AGREE, filed(), said('100', 3), filed(2))?.slice(-2)).toEqual([
      { state: 'amended', since: at(4) },
      { state: 'filed', since: at(4), version: 2 },
    ]);
  });

  test.each<[string, readonly ConsignmentFact[], readonly string[]]>([
    ['differing documents leave it a draft', [DIFFER], ['draft']],
    ['the payment alone matches nothing', [PAYMENT_ONLY], ['draft']],
    ['nothing compared matches nothing', [compared()], ['draft']],
    ['what agreed may differ again', [AGREE, DIFFER], ['draft', 'matched', 'draft']],
    ['what agrees again is matched once', [AGREE, AGREE], ['draft', 'matched']],
    ['what is compared once it is filed', [AGREE, filed(), DIFFER], ['draft', 'matched', 'filed']],
    ['the same version goes out again', [AGREE, filed(), filed()], ['draft', 'matched', 'filed']],
    ['another document is filed', [filed(1, '311')], ['draft']],
    ['another document is answered', [filed(), said('800', 2, '311')], ['draft', 'filed']],
    ['another document never got there', [filed(), lost('311')], ['draft', 'filed']],
    ['it never got there', [filed(), lost('621')], ['draft', 'filed', 'draft']],
    [
      'it is withdrawn',
      [filed(), said('120', 2), said('399', 3, '623')],
      ['draft', 'filed', 'accepted', 'withdrawn'],
    ],
    [
      'it is withdrawn, of an export',
      [filed(), said('120', 2), said('399', 3, '605')],
      ['draft', 'filed', 'accepted', 'withdrawn'],
    ],
    [
      'its withdrawal is asked for only',
      [filed(), said('120', 2), said('120', 3, '623')],
      ['draft', 'filed', 'accepted'],
    ],
    [
      'an order is accepted: that withdraws nothing',
      [filed(), said('120', 2), said('120', 3, '311')],
      ['draft', 'filed', 'accepted'],
    ],
    [
      'its stock is back before it was released',
      [filed(), said('120', 2), BACK],
      ['draft', 'filed', 'accepted'],
    ],
    [
      'its stock is back once it was released',
      [filed(), said('800', 2), BACK],
      ['draft', 'filed', 'released', 'returned'],
    ],
    [
      'its stock is back once it was closed',
      [filed(), said('899', 2), BACK],
      ['draft', 'filed', 'closed', 'returned'],
    ],
    [
      'what is corrected while it stands amends nothing',
      [filed(), said('120', 2), fixed('buyer.name')],
      ['draft', 'filed', 'accepted'],
    ],
    [
      'what is said late of it comes before its correction',
      [filed(), said('100', 5), fixed('buyer.name'), said('300', 3)],
      ['draft', 'filed', 'in-review', 'rejected', 'amended'],
    ],
    ['it ends before it was filed', [{ type: 'ended', status: 'cancelled' }], ['draft', 'void']],
    [
      'it ends once it was accepted: that voids nothing',
      [filed(), said('120', 2), { type: 'ended', status: 'cancelled' }],
      ['draft', 'filed', 'accepted'],
    ],
    ['it is delivered', [{ type: 'ended', status: 'delivered' }], ['draft']],
    ['a broker files it', [fixed('declaration.generalNumber')], ['draft', 'filed']],
    ['a broker’s is released unfiled', [fixed('declaration.releasedOn')], ['draft']],
    [
      'a broker files it and it is released, told at once',
      [fixed('declaration.generalNumber', 'declaration.releasedOn')],
      ['draft', 'filed', 'released'],
    ],
  ])('%s', (_what, facts, expected) => {
    expect(states(...facts)).toEqual(expected);
  });

  test('a withdrawal is dated by customs', () => {
    expect(life(filed(), said('120', 2), said('399', 9, '623'))?.at(-1)).toEqual({
      ...{ state: 'withdrawn', since: at(9), status: '399' },
    });
  });

  test('there is none of nothing, and none that does not begin with its plan', () => {
    expect(declarationLife([])).toBeUndefined();
    const event = { consignmentId: 'C1', version: 1, at: at(0) };
    expect(declarationLife([{ type: 'parcel-stopped', ...event }])).toBeUndefined();
  });
});
