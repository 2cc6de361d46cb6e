import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  appTimeOf,
  beijingTime,
  beijingTimeWithMilliseconds,
  parseBeijingTime,
} from '../../../functions/domain/customs/beijing-time.ts';

describe('Beijing time', () => {
  test('is eight hours ahead of UTC, over midnight and new year', () => {
    expect(beijingTime('2026-12-31T16:00:01.234Z')).toBe('20270101000001');
    expect(beijingTimeWithMilliseconds('2026-12-31T15:59:59.007Z')).toBe('20261231235959007');
  });

  test.each([
    ['20270101000001', '2026-12-31T16:00:01.000Z'],
    ['20270101000001234', '2026-12-31T16:00:01.234Z'],
  ])('reads %s', (digits, instant) => {
    expect(parseBeijingTime(digits)).toEqual({ ok: true, value: instant });
  });

  test.each([
    '',
    '20260230101010',
    '20261301101010',
    '20260101241010',
    '20260101106010',
    '2026010110101',
    '202601011010101',
    '2026-01-01 10:1',
  ])('refuses %p', (digits) => {
    expect(parseBeijingTime(digits)).toMatchObject({ ok: false, code: 'ceb-time' });
  });

  test('what is written is read back', () => {
    const moments = fc.date({
      min: new Date('2000-01-01T00:00:00.000Z'),
      max: new Date('2100-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const instant = moment.toISOString();
        expect(parseBeijingTime(beijingTimeWithMilliseconds(instant))).toEqual({
          ok: true,
          value: instant,
        });
      }),
      { seed: 1210 },
    );
  });

  test('each version of a document is filed later than the one before: in one second, and on hosts whose clocks differ', () => {
    expect(appTimeOf('2026-12-31T15:59:59.007Z', undefined)).toBe('20261231235959');
    expect(appTimeOf('2026-12-31T15:59:59.107Z', '20261231235959')).toBe('20270101000000');
    const pauses = fc.array(fc.integer({ min: -90_000, max: 3_000 }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(pauses, (gaps) => {
        let moment = Date.UTC(2026, 11, 31, 15, 59, 50);
        const times: string[] = [];
        for (const gap of gaps) {
          moment += gap;
          times.push(appTimeOf(new Date(moment).toISOString(), times.at(-1)));
        }
        expect(times).toEqual([...new Set(times)].sort());
      }),
      { seed: 301 },
    );
  });
});
