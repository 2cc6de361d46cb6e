import TestSequencer from '@jest/test-sequencer';

const WAITS = /\/test\/(journeys|faults)\//;

/**
 * Suites in an order that keeps two cores busy: journeys and faults mostly wait for a clock, so they
 * are spread evenly among those that compute. Left to itself a clean checkout, which knows no
 * durations, runs the journeys beside each other at the end, where they starve each other.
 */
export default class SpreadJourneys extends TestSequencer {
  /** @param {Parameters<TestSequencer['sort']>[0]} tests */
  sort(tests) {
    const sorted = super.sort([...tests]);
    const waiting = sorted.filter(({ path }) => WAITS.test(path));
    const computing = sorted.filter(({ path }) => !WAITS.test(path));
    const between = Math.ceil(computing.length / Math.max(1, waiting.length));
    const spread = waiting.flatMap((journey, index) => [
      journey,
      ...computing.slice(index * between, (index + 1) * between),
    ]);
    return waiting.length === 0 ? computing : spread;
  }
}
