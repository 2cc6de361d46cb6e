import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 20;
const MOST_LOOKS = 1_500;

/**
 * Looks until `look` gives something, bounded in count: what is awaited happens in another task
 * or process, and nothing is concluded from how long it took.
 */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(LOOK_MS);
  }
  throw new Error('what was awaited did not happen');
}
