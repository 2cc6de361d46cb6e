import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseS10, s10Number } from '../../../functions/domain/identifiers/s10.ts';

test('builds the published numbers', () => {
  expect(s10Number('RR', 47312482, 'GB')).toBe('RR473124829GB');
  expect(s10Number('EB', 71761, 'HK')).toBe('EB000717618HK');
  expect(s10Number('RR', 0, 'CN')).toBe('RR000000005CN');
});

test('builds only numbers that are read again', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999_999 }), (serial) => {
      expect(parseS10(s10Number('LP', serial, 'CN')).ok).toBe(true);
    }),
    { seed: 10 },
  );
});

test.each([
  ['RR', 100_000_000, 'GB'],
  ['RR', -1, 'GB'],
  ['RR', 0.5, 'GB'],
  ['SA', 1, 'GB'],
  ['R', 1, 'GB'],
  ['RR', 1, 'XX'],
])('throws on %s %d %s', (service, serial, country) => {
  expect(() => s10Number(service, serial, country)).toThrow(RangeError);
});
