import { describe, expect, test } from '@jest/globals';
import { wrongsOf } from './check-kill-run.ts';
import { HOOKS } from './crash-hooks.ts';
import type { CrashPlan } from './crash-hooks.ts';
import { killRun } from './kill-run.ts';

const MINUTES = 60_000;

/** Seeded: the same moments in every run, counted in hooks passed, not in time. */
function seededMoments(seed: number, count: number): readonly Omit<CrashPlan, 'log'>[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return { hook: 'any', after: 20 + (state % 400) } as const;
  });
}

describe('the host is killed', () => {
  test(
    'at every hook and at 20 seeded moments during 200 orders: nothing is lost or done twice',
    async () => {
      const named = HOOKS.map((hook, index) => ({ hook, after: 15 + index * 10 }));
      const crashes = [...named, ...seededMoments(7, 20)];
      const run = await killRun({ orders: 200, seed: 7, speed: 10_800, crashes, looks: 4_000 });
      expect(new Set(run.fired)).toEqual(new Set(HOOKS));
      expect(run.fired.slice(0, HOOKS.length)).toEqual([...HOOKS]);
      expect(run.fired).toHaveLength(crashes.length);
      expect(await wrongsOf(run)).toEqual([]);
    },
    30 * MINUTES,
  );
});
