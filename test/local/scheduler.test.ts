import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startSchedules } from '../../local/scheduler.ts';
import type { RunningSchedules } from '../../local/scheduler.ts';

describe('the schedules of the embedded host', () => {
  let schedules: RunningSchedules;
  let faults: unknown[];
  beforeEach(() => {
    jest.useFakeTimers();
    faults = [];
  });
  afterEach(async () => {
    await schedules.stop();
    jest.useRealTimers();
  });
  const start = (everyMs: number, run: () => Promise<void>) => {
    const job = { name: 'job', everyMs, run };
    schedules = startSchedules([job], (fault) => faults.push(fault));
  };

  test('run a job at its interval, not before', async () => {
    let runs = 0;
    start(60_000, async () => void (runs += 1));
    await jest.advanceTimersByTimeAsync(59_999);
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(runs).toBe(1);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(runs).toBe(3);
  });

  test('never run a job twice at a time', async () => {
    const ends: (() => void)[] = [];
    start(1_000, () => new Promise((resolve) => ends.push(resolve)));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
    ends.forEach((end) => end());
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ends).toHaveLength(2);
    ends.forEach((end) => end());
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('fails'))],
    [
      'throws',
      () => {
        throw new Error('fails');
      },
    ],
  ])('report a job that %s, and run it again', async (_how, run: () => Promise<void>) => {
    start(1_000, run);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(faults).toHaveLength(3);
  });

  test('stopped, wait for the run under way and start no other', async () => {
    let finish: () => void = () => undefined;
    let runs = 0;
    start(1_000, () => {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await jest.advanceTimersByTimeAsync(1_000);
    let stopped = false;
    const stop = schedules.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(stopped).toBe(false);
    finish();
    await stop;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(runs).toBe(1);
  });
});
