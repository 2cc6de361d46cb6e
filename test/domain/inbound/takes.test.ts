import { describe, expect, test } from '@jest/globals';
import {
  countDifferences,
  inboundMovements,
} from '../../../functions/domain/inbound/inbound-movements.ts';
import { nextStep, reachedSteps, takeStep } from '../../../functions/domain/inbound/inbound.ts';
import type { CountedLine, Inbound } from '../../../functions/domain/inbound/inbound.ts';
import { INBOUND_STEPS, stepsInOrder } from '../../../functions/domain/inbound/inbound-steps.ts';
import type { InboundStep } from '../../../functions/domain/inbound/inbound-steps.ts';

const AT = '2026-11-23T02:00:00.000Z';
const LATER = '2026-11-24T02:00:00.000Z';
/** Half a kilogram each: an odd count of 10⁻⁵ cannot be told in kilograms. */
const units = { first: { unit: '035', factor: 50_000 } };
const filed = { tariff: '3304990039', declaredName: '面霜' } as unknown as NonNullable<
  Inbound['lines'][number]['filed']
>;
const advised: Inbound = {
  ...{ inboundId: 'IN-1', merchantId: 'm', warehouseId: 'w', customsId: 'c', accountBook: 'T1' },
  reference: 'ASN-1',
  lines: [
    { lineId: '1', sku: 'A', bookItem: '7', unit: '011', quantity: 1_000_000, units, filed },
    { lineId: '2', sku: 'B', bookItem: '8', unit: '011', quantity: 500_000 },
  ],
  steps: [{ step: 'advice', voucher: 'ASN-1', by: 'anna', at: AT }],
  ...{ posted: [], version: 1, openedAt: AT, updatedAt: AT },
};
const taken = (step: InboundStep, voucher = 'V') => ({ step, voucher, by: 'somebody', at: LATER });
const counted = (one: number, two: number): CountedLine[] => [
  { lineId: '1', quantity: one },
  { lineId: '2', quantity: two },
];
const refusalOf = (result: { readonly ok: boolean; readonly message?: string }) => result.message;

test('goods go their way: into bond by entry and list, elsewhere without', () => {
  expect(stepsInOrder(true)).toEqual([
    ...['advice', 'first-line-entry', 'bonded-list', 'gate-in', 'count', 'put-away'],
  ]);
  expect(stepsInOrder(false)).toEqual(['advice', 'gate-in', 'count', 'put-away']);
  expect(Object.values(INBOUND_STEPS).map(({ party }) => party)).toEqual([
    ...['merchant', 'customs', 'customs', 'warehouse', 'warehouse', 'warehouse'],
  ]);
});

describe('a step', () => {
  test('is kept with its paper, and when', () => {
    expect(takeStep(advised, taken('gate-in'))).toEqual({
      ok: true,
      value: { ...advised, steps: [...advised.steps, taken('gate-in')], updatedAt: LATER },
    });
  });

  test('that is no count leaves what was counted, or was not', () => {
    const stray = takeStep(advised, taken('gate-in'), counted(1, 1));
    expect(stray.ok && stray.value.counted).toBeUndefined();
    const whole = takeStep(advised, taken('count'), counted(100_000, 0));
    if (!whole.ok) throw new Error(whole.message);
    const next = takeStep(whole.value, taken('put-away'), counted(9, 9));
    expect(next.ok && next.value.counted).toEqual(counted(100_000, 0));
  });

  test('again under the same voucher is no news, under another it is wrong', () => {
    expect(takeStep(advised, { ...taken('advice'), voucher: 'ASN-1' })).toEqual({
      ok: true,
      value: advised,
    });
    expect(refusalOf(takeStep(advised, taken('advice')))).toBe(
      'advice was taken before under another voucher',
    );
  });

  test('of a bonded zone is none outside of bond', () => {
    const outside = { ...advised, accountBook: undefined };
    expect(refusalOf(takeStep(outside, taken('bonded-list')))).toBe(
      'goods outside of bond have no Bonded list (核注清单)',
    );
  });

  test('counts once all before it were taken, and all do in the end', () => {
    expect(nextStep(advised)).toBe('first-line-entry');
    expect(reachedSteps(advised).map(({ step }) => step)).toEqual(['advice']);
    const all = { ...advised, steps: stepsInOrder(true).map((step) => taken(step)) };
    expect(reachedSteps(all)).toEqual(all.steps);
    expect(nextStep({ ...advised, steps: [] })).toBe('advice');
    expect(reachedSteps({ ...advised, steps: [] })).toEqual([]);
  });
});

describe('a count', () => {
  const NOT_WHOLE = 'a count names each line of the advice once';
  const INEXACT = 'a quantity cannot be told exactly in the statutory units of its line';

  test.each<[CountedLine[] | undefined, string | undefined]>([
    [counted(100_000, 7), undefined],
    [counted(0, 0), undefined],
    [counted(2, 1), undefined],
    [undefined, 'a count says how much of each line'],
    [[], NOT_WHOLE],
    [[{ lineId: '1', quantity: 1 }], NOT_WHOLE],
    [[...counted(2, 1), { lineId: '3', quantity: 1 }], NOT_WHOLE],
    [[...counted(2, 1), { lineId: '1', quantity: 2 }], NOT_WHOLE],
    [
      [
        { lineId: '1', quantity: 1 },
        { lineId: '3', quantity: 1 },
      ],
      NOT_WHOLE,
    ],
    [counted(1, 2), INEXACT],
    [counted(2, -1), INEXACT],
    [counted(2, 0.5), INEXACT],
    [counted(-2, 1), INEXACT],
  ])('of %j', (lines, message) => {
    expect(refusalOf(takeStep(advised, taken('count'), lines))).toBe(message);
  });

  test('differs from the advice where it does, and nowhere before it was made', () => {
    expect(countDifferences(advised)).toEqual([]);
    expect(countDifferences({ ...advised, counted: counted(1_000_000, 400_000) })).toEqual([
      { line: advised.lines[1], counted: 400_000 },
    ]);
    expect(countDifferences({ ...advised, counted: [] }).map(({ counted: of }) => of)).toEqual([
      ...[0, 0],
    ]);
  });
});

describe('the ledger', () => {
  const done = { ...advised, counted: counted(800_000, 0) };

  test('gets what was advised by the bonded list, line by line', () => {
    const [one, two] = inboundMovements(done, taken('bonded-list'));
    expect(one).toEqual({
      ...{ movementId: 'IN-1.bonded-list.1', kind: 'inbound', accountBook: 'T1', bookItem: '7' },
      ...{ unit: '011', quantity: 1_000_000, at: LATER, cause: 'IN-1', voucher: 'V' },
      ...{ by: 'somebody', units, filed },
    });
    expect(two).toMatchObject({ movementId: 'IN-1.bonded-list.2', quantity: 500_000 });
  });

  test('gets what was counted when it is put away, and nothing of nothing', () => {
    expect(inboundMovements(done, taken('put-away'))).toMatchObject([
      { movementId: 'IN-1.put-away.1', kind: 'put-away', quantity: 800_000 },
    ]);
    const outside = { ...done, accountBook: undefined };
    expect(inboundMovements(outside, taken('put-away'))).toMatchObject([{ kind: 'receipt' }]);
    expect(inboundMovements(advised, taken('put-away'))).toEqual([]);
  });

  test('gets nothing of any other step', () => {
    for (const step of ['advice', 'first-line-entry', 'gate-in', 'count'] as const) {
      expect(inboundMovements(done, taken(step))).toEqual([]);
    }
  });
});
