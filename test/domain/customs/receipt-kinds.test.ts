import { describe, expect, test } from '@jest/globals';
import { RECEIPT_CODES } from '../../../functions/domain/customs/receipt-codes.ts';
import {
  isRegression,
  receiptClass,
  receiptDisposition,
  receiptMeaning,
  receiptRank,
} from '../../../functions/domain/customs/receipt-status.ts';
import { DOCUMENTS } from '../../../functions/domain/trade/documents.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';

const LISTS = ['621', '603'];
const WITHDRAWALS = ['623', '605', '625'];
const RETURNS = ['213'];
const KINDS = Object.keys(DOCUMENTS) as DocumentKind[];
const TALLIES = ['215'];
const OTHERS = [...LISTS, ...WITHDRAWALS, ...RETURNS, ...TALLIES];
const FILINGS = KINDS.filter((kind) => !OTHERS.includes(kind));
const NOT_RETURNS = [...LISTS, ...FILINGS, ...WITHDRAWALS, ...TALLIES];

/** Which documents a code says something of, and what we do about it. */
const CODES: readonly [status: string, of: string, kinds: readonly string[], does?: string][] = [
  ['1', 'stored', KINDS],
  ['2', 'pending', KINDS],
  ['3', 'pending', KINDS],
  ['4', 'pending', KINDS, 'resend'],
  ['100', 'rejected', KINDS, 'fix'],
  ['120', 'accepted', [...LISTS, ...FILINGS, ...RETURNS]],
  ['120', 'pending', WITHDRAWALS],
  ['300', 'review', [...LISTS, ...RETURNS]],
  ['399', 'accepted', NOT_RETURNS],
  ['500', 'inspection', [...LISTS, ...RETURNS]],
  ['501', 'detained', LISTS],
  ['502', 'detained', LISTS],
  ['503', 'detained', LISTS],
  ['505', 'detained', RETURNS],
  ['599', 'detained', LISTS],
  ['600', 'detained', RETURNS],
  ['700', 'returned', LISTS, 'final'],
  ['800', 'released', [...LISTS, ...RETURNS]],
  ['899', 'closed', LISTS],
];

describe('what a code means depends on the document', () => {
  test.each(CODES.map(([status, of, kinds, does]) => ({ status, of, kinds, does })))(
    '$status is $of',
    ({ status, of, kinds, does }) => {
      const meant = KINDS.filter((kind) => receiptClass(status, kind) === of);
      expect([...meant].sort()).toEqual([...kinds].sort());
      expect(receiptDisposition(status)).toBe(does);
    },
  );

  test('no code is left out here', () => {
    expect([...new Set(CODES.map(([status]) => status))].sort()).toEqual(
      Object.keys(RECEIPT_CODES).sort(),
    );
  });

  test('what is in the database says so', () => {
    expect(receiptMeaning('120', '621').meaning).toBe('accepted into the customs database');
    expect(receiptMeaning('120', '623').meaning).toBe('application in the customs database');
    expect(receiptMeaning('700', '621')).toMatchObject({ disposition: 'final' });
  });
});

describe('pre-check errors', () => {
  /** Exports answer by range: what of, and how the document failed. */
  const OF = {
    '60': 'export list',
    '70': 'summary application',
    '80': 'arrival or departure',
    '90': 'master bill',
  };
  const FAILED = ['signature', 'format', 'content', 'processing'];
  const RANGES = Object.entries(OF).flatMap(([number, what]) =>
    FAILED.map((how, index) => [`${number}${String(index + 1)}`, `${how} of the ${what}`] as const),
  );

  test.each(RANGES)('-%s001 to the next thousand: %s', (range, meaning) => {
    const last = `-${String(Number(range) + 1)}000`;
    for (const status of [`-${range}001`, `-${range}500`, last]) {
      expect(receiptMeaning(status, '603')).toEqual({
        meaning,
        class: 'rejected',
        disposition: 'fix',
      });
    }
  });

  test.each(['-601000', '-605001', '-701000', '-705001', '-801000', '-905001', '-123456'])(
    '%s is one of no range',
    (status) => {
      expect(receiptMeaning(status, '603').meaning).toBe('pre-check error');
    },
  );

  test.each(['-301010', '-301011', '-401007', '-504015', '-621004'])(
    '%s: customs has it already',
    (status) => {
      expect(receiptDisposition(status)).toBe('already-filed');
    },
  );

  test.each(['-621005', '-621018'])('%s never passes', (status) => {
    expect(receiptDisposition(status)).toBe('final');
  });

  test.each(['-10102', '-301002', '-301014', '-621012', '-623005', '-625209'])(
    '%s is put right',
    (status) => {
      expect(receiptDisposition(status)).toBe('fix');
    },
  );

  test.each(['x-621018', '-621018x', '-0', '-1234567890'])('%s is no such code', (status) => {
    expect(receiptClass(status, '621')).toBe('unknown');
    expect(receiptDisposition(status)).toBeUndefined();
  });
});

test('a code takes a list the further, the later it comes in its life', () => {
  const inOrder = ['18', '100', '1', '2', '300', '120', '500', '501', '700', '800', '899'];
  const ranks = inOrder.map((status) => receiptRank(status, '621'));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(inOrder.length);
});

describe('receipts that come too late', () => {
  const at = (minute: number) => `2026-11-23T02:0${String(minute)}:00.000Z`;
  const said = (status: string, minute: number) => ({ status, at: at(minute), info: '' });
  const late = (known: readonly (readonly [string, number])[], status: string, minute: number) =>
    isRegression(
      known.map(([each, when]) => said(each, when)),
      said(status, minute),
      '621',
    );

  test.each<[string, (readonly [string, number])[], string, number, boolean]>([
    ['the first is none', [], '100', 1, false],
    ['a later one is none', [['120', 1]], '2', 2, false],
    ['an earlier one that leads further is none', [['2', 5]], '120', 1, false],
    ['an earlier one that leads no further is one', [['120', 5]], '2', 1, true],
    ['the same again is one', [['120', 5]], '120', 5, true],
    ['one of the same moment that leads further is none', [['2', 5]], '120', 5, false],
    ['over a later rejection nothing counts', [['100', 5]], '120', 1, true],
    ['over a rejection of the same moment it does', [['100', 5]], '120', 5, false],
    [
      'the latest known counts, not the last told',
      [
        ['120', 5],
        ['2', 1],
      ],
      '120',
      4,
      true,
    ],
    [
      'of two of one moment the last told',
      [
        ['120', 5],
        ['2', 5],
      ],
      '120',
      4,
      false,
    ],
    ['a release stands', [['800', 5]], '100', 9, true],
    ['a release again is one', [['800', 5]], '800', 9, true],
    ['a close goes on from it', [['800', 5]], '899', 1, false],
  ])('%s', (_what, known, status, minute, expected) => {
    expect(late(known, status, minute)).toBe(expected);
  });
});
