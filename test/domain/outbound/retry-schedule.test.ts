import { describe, expect, test } from '@jest/globals';
import {
  MOST_ATTEMPTS,
  secondsUntilNext,
} from '../../../functions/domain/outbound/retry-schedule.ts';

/** The middle of the spread. */
const NO_JITTER = 0.5;

describe('the schedule of attempts', () => {
  test('is that of Standard Webhooks: ten, the last 75:35:05 after the first', () => {
    const delays = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) =>
      secondsUntilNext(index + 1, NO_JITTER),
    );
    expect(delays).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    const total = delays.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    expect(total).toBe(75 * 3_600 + 35 * 60 + 5);
    expect(secondsUntilNext(MOST_ATTEMPTS, NO_JITTER)).toBeUndefined();
  });

  test('spreads what failed together by a tenth either way', () => {
    expect([secondsUntilNext(2, 0), secondsUntilNext(2, 1)]).toEqual([270, 330]);
  });

  test('is postponed by Retry-After, never hastened, and by no more than a day', () => {
    expect(secondsUntilNext(1, NO_JITTER, 120)).toBe(120);
    expect(secondsUntilNext(2, NO_JITTER, 120)).toBe(300);
    expect(secondsUntilNext(1, NO_JITTER, 9_999_999)).toBe(86_400);
  });
});
