import { describe, expect, test } from '@jest/globals';
import { isTimeZone, promiseOf } from '../../../functions/domain/order/promise.ts';
import type { PromiseTerms } from '../../../functions/domain/order/promise.ts';

const SHANGHAI: PromiseTerms = {
  ...{ shipWithinDays: 2, handoverWithinDays: 1, cutOff: '14:00' },
  ...{ timeZone: 'Asia/Shanghai', workingDays: [1, 2, 3, 4, 5] },
};

describe('what a channel’s terms promise', () => {
  test.each([
    ['on a Monday before the cut-off', '2026-11-23T05:59:00.000Z', '2026-11-25', '2026-11-24'],
    ['on a Monday at the cut-off', '2026-11-23T06:00:59.000Z', '2026-11-25', '2026-11-24'],
    ['on a Monday after it', '2026-11-23T06:01:00.000Z', '2026-11-26', '2026-11-25'],
    ['on a Thursday: over the weekend', '2026-11-26T01:00:00.000Z', '2026-11-30', '2026-11-27'],
    ['on a Saturday: from Monday on', '2026-11-28T01:00:00.000Z', '2026-12-02', '2026-12-01'],
    ['on a local Saturday, Friday UTC', '2026-11-27T20:00:00.000Z', '2026-12-02', '2026-12-01'],
  ])('%s', (_when, placedAt, shipDay, handoverDay) => {
    expect(promiseOf(SHANGHAI, placedAt)).toEqual({
      shipBy: `${shipDay}T15:59:59.999Z`,
      handoverBy: `${handoverDay}T15:59:59.999Z`,
    });
  });

  test('a closed day is no working day', () => {
    const terms = { ...SHANGHAI, handoverWithinDays: undefined, closedOn: ['2026-11-24'] };
    expect(promiseOf(terms, '2026-11-23T01:00:00.000Z')).toEqual({
      shipBy: '2026-11-26T15:59:59.999Z',
    });
  });

  test('the end of a day is that of its own zone, also when clocks change', () => {
    const berlin = { ...SHANGHAI, shipWithinDays: 0, handoverWithinDays: undefined };
    const on = (placedAt: string, workingDays: readonly number[]) =>
      promiseOf({ ...berlin, timeZone: 'Europe/Berlin', workingDays }, placedAt)?.shipBy;
    // Clocks go back on Sunday, 25 October 2026, and forth on 28 March 2027.
    expect(on('2026-10-25T08:00:00.000Z', [7])).toBe('2026-10-25T22:59:59.999Z');
    expect(on('2026-10-24T08:00:00.000Z', [6])).toBe('2026-10-24T21:59:59.999Z');
    expect(on('2027-03-28T08:00:00.000Z', [7])).toBe('2027-03-28T21:59:59.999Z');
  });

  test('terms without a working day promise nothing', () => {
    expect(promiseOf({ ...SHANGHAI, workingDays: [] }, '2026-11-23T01:00:00.000Z')).toBeUndefined();
  });

  test('a time zone is one that there is', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Asia/Nowhere')]).toEqual([true, false]);
  });
});
