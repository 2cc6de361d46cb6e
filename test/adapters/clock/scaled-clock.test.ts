import { describe, expect, test } from '@jest/globals';
import { scaledClock } from '../../../functions/adapters/clock/scaled-clock.ts';

const WALL = Date.parse('2026-11-23T10:00:10.000Z');

describe('the scaled clock', () => {
  test('at speed 1 is the wall clock, whatever its origin', () => {
    const clock = scaledClock({ origin: '2026-01-01T00:00:00.000Z', speed: 1 }, () => WALL);
    expect(clock.now()).toBe(clock.wall());
    expect(clock.wallMilliseconds(5_000)).toBe(5_000);
  });

  test('has run speed times as far since its origin, in every process that shares both', () => {
    const settings = { origin: '2026-11-23T10:00:00.000Z', speed: 360 };
    const [host, sandbox] = [scaledClock(settings, () => WALL), scaledClock(settings, () => WALL)];
    expect(host.now()).toBe('2026-11-23T11:00:00.000Z');
    expect(sandbox.now()).toBe(host.now());
    expect(host.wall()).toBe('2026-11-23T10:00:10.000Z');
    expect(host.wallMilliseconds(3_600_000)).toBe(10_000);
  });
});
