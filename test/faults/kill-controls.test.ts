import { describe, expect, test } from '@jest/globals';
import { wrongsOf } from './check-kill-run.ts';
import { killRun } from './kill-run.ts';

const MINUTES = 60_000;

describe('the checker bites', () => {
  const short = { orders: 24, seed: 3, speed: 43_200, looks: 40 };

  test(
    'without the stored idempotency key a partner acts twice',
    async () => {
      const crashes = Array.from({ length: 8 }, (_, n) => ({
        hook: 'after-partner-call' as const,
        after: 3 + n,
      }));
      const run = await killRun({ ...short, crashes, guard: 'idempotency-key' });
      expect(await wrongsOf(run)).toEqual(
        expect.arrayContaining([expect.stringMatching(/happened \d+ times/)]),
      );
    },
    15 * MINUTES,
  );

  test(
    'without the conditional answer the trail breaks',
    async () => {
      const run = await killRun({ ...short, crashes: [], guard: 'conditional-answer' });
      expect(await wrongsOf(run)).not.toEqual([]);
    },
    15 * MINUTES,
  );

  test(
    'without the second resume of an answered task an order stands still',
    async () => {
      const crashes = [{ hook: 'before-resume' as const, after: 5 }];
      const run = await killRun({ ...short, crashes, guard: 'resume-of-answered' });
      expect(await wrongsOf(run)).toEqual(
        expect.arrayContaining([expect.stringMatching(/should end delivered and is/)]),
      );
    },
    15 * MINUTES,
  );
});
