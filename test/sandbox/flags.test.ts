import { describe, expect, test } from '@jest/globals';
import { FlagError, readFlags } from '../../functions/sandbox/flags.ts';
import { parseLossless, stringifyLossless } from '../../functions/sandbox/lossless-json.ts';
import { retryDelay } from '../../functions/sandbox/outbox.ts';

describe('flags', () => {
  test('have defaults for all but the data folder', () => {
    expect(readFlags(['--data', 'd'])).toEqual({ data: 'd', port: 0, seed: 1, speed: 1 });
    expect(readFlags(['--help'])).toBe('help');
  });

  test.each([
    [[]],
    [['--data', 'd', '--port', 'x']],
    [['--data', 'd', '--speed', '0']],
    [['--data', 'd', '--clock-origin', 'yesterday']],
    [['--data', 'd', '--host-url', 'nowhere']],
    [['--data', 'd', '--unknown']],
  ])('%j is refused', (args) => {
    expect(() => readFlags(args)).toThrow(FlagError);
  });
});

test('numbers beyond 2^53 keep their digits, others and text stay as they are', () => {
  const text = '{"id":820982911946154508,"n":-9007199254740993,"small":12,"t":"9007199254740993"}';
  expect(parseLossless(text)).toMatchObject({ id: 820982911946154508n, small: 12 });
  expect(stringifyLossless(parseLossless(text))).toBe(text);
});

test('retries come later and later, up to ten seconds and a little', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 20].map((attempts) => retryDelay(attempts, 0.5));
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect([retryDelay(1, 0), retryDelay(20, 1)]).toEqual([188, 12_500]);
});
