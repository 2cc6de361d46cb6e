import { expect, test } from '@jest/globals';
import { after, later, milliseconds } from '../../functions/domain/instant.ts';

test.each([
  [{}, 0],
  [{ seconds: 2 }, 2_000],
  [{ minutes: 2 }, 120_000],
  [{ hours: 2 }, 7_200_000],
  [{ days: 2 }, 172_800_000],
  [{ days: 1, hours: 1, minutes: 1, seconds: 1 }, 90_061_000],
])('%j is %d ms', (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected);
});

test('later is later, over the end of a year', () => {
  expect(after('2026-12-31T23:59:59.500Z', { seconds: 1 })).toBe('2027-01-01T00:00:00.500Z');
  expect(after('2026-12-31T23:59:59.500Z', {})).toBe('2026-12-31T23:59:59.500Z');
});

test('of two moments the later one', () => {
  const [one, two] = ['2026-12-31T23:59:59.500Z', '2026-12-31T23:59:59.501Z'];
  expect([later(one, two), later(two, one), later(one, one)]).toEqual([two, two, one]);
});
