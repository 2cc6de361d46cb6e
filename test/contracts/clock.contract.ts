import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../../functions/ports/clock.ts';

/** What every clock does. `make` starts one at a wall moment, which the test then moves. */
export function clockContract(name: string, make: (wallNow: () => number) => Clock): void {
  describe(`${name} as a clock`, () => {
    const start = Date.parse('2026-11-23T10:00:00.000Z');

    test('tells both times in UTC with milliseconds', () => {
      const clock = make(() => start);
      expect(clock.wall()).toBe('2026-11-23T10:00:00.000Z');
      expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test('runs both times forward, business time as many times faster as it says', () => {
      let wall = start;
      const clock = make(() => wall);
      const [now, wallBefore] = [Date.parse(clock.now()), Date.parse(clock.wall())];
      const hour = 3_600_000;
      wall += clock.wallMilliseconds(hour);
      expect(Date.parse(clock.now()) - now).toBeCloseTo(hour, -1);
      expect(Date.parse(clock.wall()) - wallBefore).toBeCloseTo(clock.wallMilliseconds(hour), -1);
    });
  });
}
