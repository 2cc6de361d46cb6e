import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 20;
/** Longer than a queue waits until it tells again what met a busy partner (a minute), and what follows. */
const MOST_LOOKS = 30_000;

/**
 * Looks until `look` gives something, bounded in count: what is awaited happens in another task
 * or process, and nothing is concluded from how long it took.
 */
export async function eventually<T>(
  look: () => Promise<T | undefined>,
  lookEveryMs = LOOK_MS,
): Promise<T> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(lookEveryMs);
  }
  throw new Error('what was awaited did not happen');
}
