import { expect, test } from '@jest/globals';
import {
  adjustmentMovements,
  decideAdjustment,
  decisionsOn,
} from '../../../functions/domain/stock/adjustment.ts';
import type { Adjustment } from '../../../functions/domain/stock/adjustment.ts';

const AT = '2026-11-23T02:00:00.000Z';
const asked: Adjustment = {
  adjustmentId: 'ADJ-1',
  merchantId: 'merchant-1',
  line: { accountBook: 'T1', bookItem: '7', unit: '011' },
  direction: 'down',
  of: 'both',
  quantity: 100_000,
  reason: 'broken',
  requestedBy: 'anna',
  status: 'requested',
  version: 1,
  openedAt: AT,
};

test('who asked cannot decide', () => {
  for (const decision of ['approved', 'rejected'] as const) {
    expect(decideAdjustment(asked, decision, 'anna', AT)).toMatchObject({ code: 'same-person' });
  }
});

test('offers what the rules allow, to whom they allow it', () => {
  expect(decisionsOn(asked, 'bert')).toEqual(['approved', 'rejected']);
  expect(decisionsOn(asked, 'anna')).toEqual([]);
  const approved = { ...asked, status: 'approved', decidedBy: 'bert', decidedAt: AT } as const;
  expect(decisionsOn(approved, 'bert')).toEqual(['approved']);
  expect(decisionsOn(approved, 'carl')).toEqual([]);
  expect(decisionsOn({ ...approved, status: 'posted' }, 'bert')).toEqual([]);
});

test('it is decided once; the same again changes nothing, anything else is refused', () => {
  const approved = decideAdjustment(asked, 'approved', 'bert', AT);
  if (!approved.ok) throw new Error(approved.code);
  const { value } = approved;
  expect(decideAdjustment(value, 'approved', 'bert', AT)).toEqual({ ok: true, value });
  expect(decideAdjustment(value, 'rejected', 'bert', AT)).toMatchObject({ code: 'decided' });
  expect(decideAdjustment(value, 'approved', 'carl', AT)).toMatchObject({ code: 'decided' });
});

test('nothing moves before the decision; then book and shelf alike, under its number', () => {
  expect(adjustmentMovements(asked)).toEqual([]);
  const decided = { ...asked, status: 'approved', decidedBy: 'bert', decidedAt: AT } as const;
  expect(adjustmentMovements(decided)).toMatchObject([
    { kind: 'book-down', voucher: 'ADJ-1', by: 'bert', quantity: 100_000 },
    { kind: 'on-hand-down', voucher: 'ADJ-1' },
  ]);
});
