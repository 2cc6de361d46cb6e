import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  countDifferences,
  inboundMovements,
} from '../../../functions/domain/inbound/inbound-movements.ts';
import {
  nextStep,
  reachedSteps,
  stepsOf,
  takeStep,
} from '../../../functions/domain/inbound/inbound.ts';
import type { Inbound } from '../../../functions/domain/inbound/inbound.ts';
import type { InboundStep } from '../../../functions/domain/inbound/inbound-steps.ts';

const AT = '2026-11-23T02:00:00.000Z';
const advised: Inbound = {
  inboundId: 'IN-1',
  merchantId: 'merchant-1',
  warehouseId: 'warehouse-1',
  customsId: 'customs-1',
  accountBook: 'T1',
  reference: 'ASN-1',
  lines: [{ lineId: '1', sku: 'A', bookItem: '7', unit: '011', quantity: 1_000_000 }],
  steps: [{ step: 'advice', voucher: 'ASN-1', by: 'anna', at: AT }],
  posted: [],
  version: 1,
  openedAt: AT,
  updatedAt: AT,
};
const taken = (step: InboundStep, voucher = step.toUpperCase()) => ({
  step,
  voucher,
  by: 'somebody',
  at: AT,
});

function after(inbound: Inbound, steps: readonly InboundStep[], counted = 800_000): Inbound {
  return steps.reduce((now, step) => {
    const next = takeStep(now, taken(step), [{ lineId: '1', quantity: counted }]);
    if (!next.ok) throw new Error(next.code);
    return next.value;
  }, inbound);
}

test('steps in any order and again make one inbound', () => {
  const rest = stepsOf(advised).slice(1);
  const inOrder = after(advised, rest);
  expect(nextStep(inOrder)).toBeUndefined();
  fc.assert(
    fc.property(fc.shuffledSubarray([...rest, ...rest], { minLength: 10 }), (steps) => {
      const shuffled = after(advised, steps);
      expect(reachedSteps(shuffled)).toEqual(reachedSteps(inOrder));
      expect(shuffled.counted).toEqual(inOrder.counted);
    }),
    { seed: 11, numRuns: 50 },
  );
});

test('a step counts only once all before it were taken', () => {
  const early = after(advised, ['bonded-list']);
  expect(reachedSteps(early).map(({ step }) => step)).toEqual(['advice']);
  expect(nextStep(early)).toBe('first-line-entry');
});

test('a step under another voucher, of another kind of inbound or without its count is refused', () => {
  const entered = after(advised, ['first-line-entry']);
  expect(takeStep(entered, taken('first-line-entry', 'X'))).toMatchObject({ code: 'step-differs' });
  const outside = { ...advised, accountBook: undefined };
  expect(takeStep(outside, taken('bonded-list'))).toMatchObject({ code: 'not-a-step' });
  expect(takeStep(advised, taken('count'))).toMatchObject({ code: 'count-missing' });
  const other = [{ lineId: '2', quantity: 1 }];
  expect(takeStep(advised, taken('count'), other)).toMatchObject({ code: 'count-wrong' });
});

test('the bonded list posts what was advised, putting away what was counted', () => {
  const done = after(advised, stepsOf(advised).slice(1));
  const moved = done.steps.flatMap((step) => inboundMovements(done, step));
  expect(moved).toMatchObject([
    { kind: 'inbound', quantity: 1_000_000, voucher: 'BONDED-LIST', accountBook: 'T1' },
    { kind: 'put-away', quantity: 800_000, voucher: 'PUT-AWAY', by: 'somebody' },
  ]);
  expect(countDifferences(done)).toMatchObject([{ counted: 800_000 }]);
  const outside = { ...done, accountBook: undefined };
  const received = outside.steps.flatMap((step) =>
    step.step === 'put-away' ? inboundMovements(outside, step) : [],
  );
  expect(received).toMatchObject([{ kind: 'receipt', accountBook: 'W:warehouse-1' }]);
});
