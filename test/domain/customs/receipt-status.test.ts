import { describe, expect, test } from '@jest/globals';
import {
  isRegression,
  receiptClass,
  receiptDisposition,
  receiptMeaning,
} from '../../../functions/domain/customs/receipt-status.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';

const at = (minute: number) => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const receipt = (status: string, minute: number) => ({ status, at: at(minute), info: '' });

describe('returnStatus', () => {
  test.each<[string, DocumentKind, string]>([
    ['1', '621', 'stored'],
    ['2', '311', 'pending'],
    ['3', '621', 'pending'],
    ['4', '621', 'pending'],
    ['100', '621', 'rejected'],
    ['100', '511', 'rejected'],
    ['120', '621', 'accepted'],
    ['120', '411', 'accepted'],
    ['120', '505', 'accepted'],
    ['300', '603', 'review'],
    ['399', '311', 'accepted'],
    ['399', '623', 'accepted'],
    ['500', '621', 'inspection'],
    ['501', '621', 'detained'],
    ['502', '621', 'detained'],
    ['503', '621', 'detained'],
    ['599', '621', 'detained'],
    ['700', '621', 'returned'],
    ['800', '621', 'released'],
    ['800', '603', 'released'],
    ['899', '603', 'closed'],
    ['-621018', '621', 'rejected'],
    ['-999999', '311', 'rejected'],
  ])('%s on %s is %s', (status, kind, expected) => {
    expect(receiptClass(status, kind)).toBe(expected);
  });

  test('a withdrawal is granted by 399 only, not by being in the database', () => {
    expect(receiptClass('120', '623')).toBe('pending');
    expect(receiptClass('120', '605')).toBe('pending');
  });

  test('a release means nothing on anything but a list', () => {
    expect(receiptClass('800', '311')).toBe('unknown');
    expect(receiptClass('800', '623')).toBe('unknown');
  });

  test.each(['18', '23', '', '0', '-', '-0', '800 ', '0800', 'constructor', '__proto__'])(
    'code %p, as found in published samples or made up, is unknown and not a crash',
    (status) => {
      expect(receiptClass(status, '621')).toBe('unknown');
      expect(receiptDisposition(status)).toBeUndefined();
    },
  );

  test.each([
    ['-621018', 'final'],
    ['-621005', 'final'],
    ['700', 'final'],
    ['100', 'fix'],
    ['-625009', 'fix'],
    ['-123456', 'fix'],
    ['-603500', 'fix'],
    ['-301010', 'already-filed'],
    ['-621004', 'already-filed'],
    ['4', 'resend'],
    ['800', undefined],
    ['120', undefined],
  ])('%s is to be met with %p', (status, disposition) => {
    expect(receiptDisposition(status)).toBe(disposition);
  });

  test('export lists are explained by their ranges', () => {
    expect(receiptMeaning('-601001', '603').meaning).toBe('signature of the export list');
    expect(receiptMeaning('-605000', '603').meaning).toBe('processing of the export list');
    expect(receiptMeaning('-605001', '603').meaning).toBe('pre-check error');
  });
});

describe('order of receipts', () => {
  test.each([
    ['the first receipt', [], receipt('120', 1), false],
    ['progress', [receipt('120', 1)], receipt('800', 2), false],
    ['a repeat', [receipt('120', 1)], receipt('120', 1), true],
    ['an older step arriving late', [receipt('120', 3)], receipt('2', 1), true],
    ['a release that overtook its acceptance', [receipt('800', 3)], receipt('120', 1), true],
    ['anything newer after release', [receipt('800', 1)], receipt('500', 9), true],
    ['a rejection after release', [receipt('800', 1)], receipt('100', 9), true],
    ['closing after release', [receipt('800', 1)], receipt('899', 2), false],
    ['release after closing', [receipt('899', 1)], receipt('800', 2), true],
    ['an older receipt that goes further', [receipt('2', 3)], receipt('120', 1), false],
    ['a late acceptance over a later rejection', [receipt('100', 3)], receipt('120', 1), true],
    ['a late release over a later rejection', [receipt('100', 3)], receipt('800', 1), true],
    ['an acceptance after filing again', [receipt('100', 3)], receipt('120', 4), false],
    ['a late rejection over a later acceptance', [receipt('120', 3)], receipt('100', 1), true],
    ['a step back that is newer', [receipt('500', 3)], receipt('300', 4), false],
    ['a late unknown code', [receipt('120', 3)], receipt('18', 1), true],
  ])('%s', (_name, current, next, ignored) => {
    expect(isRegression(current, next, '621')).toBe(ignored);
  });

  test('the newest receipt counts, however they are stored', () => {
    const stored = [receipt('120', 5), receipt('2', 1)];
    expect(isRegression(stored, receipt('3', 4), '621')).toBe(true);
  });
});
