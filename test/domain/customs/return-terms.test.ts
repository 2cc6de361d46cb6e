import { expect, test } from '@jest/globals';
import {
  mayApplyForReturn,
  mustApplyBy,
  mustBeBackBy,
} from '../../../functions/domain/customs/return-terms.ts';

const RELEASED = '2026-11-23T02:00:00.000Z';

test('an import is applied for within 30 days of its release, and back within 45', () => {
  expect(mustApplyBy('import', RELEASED)).toBe('2026-12-23T02:00:00.000Z');
  expect(mustBeBackBy('import', RELEASED)).toBe('2027-01-07T02:00:00.000Z');
  expect(mayApplyForReturn('import', RELEASED, '2026-12-23T02:00:00.000Z')).toBe(true);
  expect(mayApplyForReturn('import', RELEASED, '2026-12-23T02:00:00.001Z')).toBe(false);
});

test('an export is applied for, and back, within a year', () => {
  expect(mustApplyBy('export', RELEASED)).toBe('2027-11-23T02:00:00.000Z');
  expect(mustBeBackBy('export', RELEASED)).toBe('2027-11-23T02:00:00.000Z');
  expect(mayApplyForReturn('export', RELEASED, '2027-11-23T02:00:00.000Z')).toBe(true);
  expect(mayApplyForReturn('export', RELEASED, '2027-11-23T02:00:00.001Z')).toBe(false);
});
