import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** Grey lines, rows that are about to be replaced, buttons whose command is under way. */
const BUSY = '[role=status][aria-label=Loading], [aria-busy=true], [data-loading]';
/** Endless animations say that something lives; the others lead somewhere. */
const MOVES = `document.getAnimations().some((each) =>
  each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity)`;

/** Resolves when nothing on the page loads, is replaced or moves. */
export async function atRest(page: Page): Promise<void> {
  await until(
    'the page is at rest',
    async () => (await page.locator(BUSY).count()) === 0 && !(await page.evaluate<boolean>(MOVES)),
  );
}

/** Resolves when exactly so many are there. */
export async function counted(found: Locator, count: number): Promise<void> {
  await until(`${String(count)} of ${found.toString()} are there`, async () => {
    return (await found.count()) === count;
  });
}
