const ROUNDS = 150_000_000;
/** What they take where three suites share two cores and nothing else runs; alone 190. */
const USUAL_MS = 300;
/** Slower than that a run takes too long. */
const MOST_TIMES = 3;

/**
 * A speed of business time that this machine can follow now: the given one, or less where it is slow
 * or busy. Deadlines are business time and work takes the machine's: an order that is to be dispatched
 * within five days has half a minute at four hours a second.
 */
export function paced(speed: number): number {
  const times = Math.min(Math.max(millisecondsOfWork() / USUAL_MS, 1), MOST_TIMES);
  return Math.round(speed / times);
}

function millisecondsOfWork(): number {
  const began = performance.now();
  let mixed = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    mixed = (((mixed ^ round) << 5) + round) | 0;
  }
  // Looked at, so that nobody leaves the work out.
  return Number.isInteger(mixed) ? performance.now() - began : Infinity;
}
