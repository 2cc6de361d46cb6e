import { setTimeout as pause } from 'node:timers/promises';

/** What a busy machine may take for one step of a page, in milliseconds. */
export const PATIENCE = 60_000;
const STEP = 50;

/** Resolves as soon as the condition holds; fails when it does not within the patience of a step. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await pause(STEP);
  }
}
