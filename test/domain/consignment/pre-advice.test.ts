import { describe, expect, test } from '@jest/globals';
import type { Consignment, TravelsIn } from '../../../functions/domain/consignment/consignment.ts';
import type { PreAdvice } from '../../../functions/domain/consignment/pre-advice-answer.ts';
import {
  foldPreAdvised,
  hasDeparted,
  isNewPreAdvice,
  isPreAdvised,
  mustLeaveLoad,
  mustNotLoad,
  preAdviceBlocks,
} from '../../../functions/domain/consignment/pre-advice.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const LATER = '2026-11-23T04:00:00.000Z';
const told = (status: PreAdvice['status'], more: Partial<PreAdvice> = {}) => ({
  preAdvice: { at: AT, status, ...more },
});
const inLoad = (reached: TravelsIn['reached']): Partial<Consignment> => ({
  load: { loadId: 'L1', status: 'open', reached },
});
const blocks = (ours: Partial<Consignment>) => preAdviceBlocks(anExportConsignment(ours));

describe('what holds a parcel before it departs', () => {
  test('data that the destination misses: ours by title and field, theirs by their name', () => {
    const fields = ['consignee.name', 'items.1.hsCode', 'items.2.hsCode', 'seller.rating'];
    expect(blocks(told('data-missing', { fields: [...fields, 'consignee.name'] }))).toEqual({
      reason: 'pre-advice-data-missing',
      message:
        'The destination misses: Consignee (shipTo.name), HS code (ten digits) (lines.1.hsCode), ' +
        'HS code (ten digits) (lines.2.hsCode), seller.rating, Consignee (shipTo.name).',
      pointers: ['shipTo.name', 'lines.1.hsCode', 'lines.2.hsCode'],
    });
    expect(blocks(told('data-missing'))).toMatchObject({ pointers: [] });
  });

  test('a carrier that must not load it, and why', () => {
    expect(blocks(told('do-not-load', { reason: 'security' }))).toEqual({
      reason: 'do-not-load',
      message: 'The carrier must not load it (security): it stays until they take it back.',
      pointers: [],
    });
    expect(blocks(told('do-not-load'))?.message).toContain('(no reason given)');
  });

  test.each<[string, Partial<Consignment>]>([
    ['nobody answered', {}],
    ['it was accepted', told('accepted')],
    ['it is past the gate', { ...told('do-not-load'), gatedOutAt: AT }],
    ['its load departed', { ...told('do-not-load'), ...inLoad({ departed: AT }) }],
  ])('nothing once %s', (_when, ours) => {
    expect(blocks(ours)).toBeUndefined();
  });

  test('in a load it departs with the load, not with the gate', () => {
    const gated = { ...inLoad({ 'gated-out': AT }), gatedOutAt: AT };
    expect(hasDeparted(anExportConsignment(gated))).toBe(false);
    expect(blocks({ ...told('do-not-load'), ...gated })?.reason).toBe('do-not-load');
    expect(hasDeparted(anExportConsignment(inLoad({ departed: AT })))).toBe(true);
    expect(hasDeparted(anExportConsignment({ gatedOutAt: AT }))).toBe(true);
    expect(hasDeparted(anExportConsignment())).toBe(false);
  });
});

test.each<[string, Partial<Consignment>, mustNot: boolean, leaves: boolean]>([
  ['accepted, in a load', { ...told('accepted'), ...inLoad({}) }, false, false],
  ['unanswered, in a load', inLoad({}), false, false],
  ['refused, in a load', { ...told('do-not-load'), ...inLoad({ closed: AT }) }, true, true],
  [
    'refused, past the gate',
    { ...told('do-not-load'), ...inLoad({ 'gated-out': AT }) },
    true,
    false,
  ],
  ['refused, in no load', told('do-not-load'), true, false],
])('%s: must it get out of its load', (_what, ours, mustNot, leaves) => {
  const consignment = anExportConsignment(ours);
  expect(mustNotLoad(consignment)).toBe(mustNot);
  expect(mustLeaveLoad(consignment)).toBe(leaves);
});

test('only exports to consumers are announced', () => {
  expect(isPreAdvised(anExportConsignment())).toBe(false);
  expect(isPreAdvised(anExportConsignment(told('data-missing')))).toBe(false);
  expect(isPreAdvised(anExportConsignment(told('accepted')))).toBe(true);
  expect(isPreAdvised(anImportConsignment())).toBe(true);
  expect(isPreAdvised(anExportConsignment({ mode: 'b2b-direct-export' }))).toBe(true);
});

describe('an answer', () => {
  const id = 'C20261123000001.pre-advice';
  const isNew = (ours: Partial<Consignment>, request: number, status: PreAdvice['status']) =>
    isNewPreAdvice(anExportConsignment(ours), { requestId: `${id}.${String(request)}`, status });

  test('counts for the request that stands, once', () => {
    expect(isNew({}, 1, 'accepted')).toBe(true);
    expect(isNew({}, 2, 'accepted')).toBe(false);
    expect(isNew(told('accepted'), 1, 'accepted')).toBe(false);
    expect(isNew(told('accepted'), 1, 'do-not-load')).toBe(true);
    const refused = { refusals: { 'pre-advice': 1 } };
    expect(isNew(refused, 1, 'accepted')).toBe(false);
    expect(isNew(refused, 2, 'accepted')).toBe(true);
  });

  test('is kept as told; only a no makes the next request another one', () => {
    const before = anExportConsignment({ refusals: { pick: 1 } });
    const yes = foldPreAdvised(before, { status: 'accepted', adviceId: 'A1' }, LATER);
    expect(yes.preAdvice).toEqual({ at: LATER, status: 'accepted', adviceId: 'A1' });
    expect(yes.refusals).toEqual({ pick: 1 });
    const no = { status: 'data-missing', fields: ['seller.ioss'], reason: 'r' } as const;
    const once = foldPreAdvised(before, no, LATER);
    expect(once.preAdvice).toEqual({ at: LATER, ...no });
    expect(once.refusals).toEqual({ pick: 1, 'pre-advice': 1 });
    expect(foldPreAdvised(once, no, LATER).refusals['pre-advice']).toBe(2);
  });
});
