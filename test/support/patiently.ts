import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 1_000;

/** Looks once a second until `done`; returns what was seen last, also when patience runs out. */
export async function patiently<T>(
  look: () => Promise<{ readonly done: boolean; readonly value: T }>,
  patienceMs: number,
): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const { done, value } = await look();
    if (done || waited >= patienceMs) return value;
    await pause(PAUSE_MS);
  }
}
