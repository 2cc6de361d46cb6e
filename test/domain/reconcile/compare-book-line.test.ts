import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { bookShares } from '../../../functions/domain/reconcile/book-shares.ts';
import { compareBookLine } from '../../../functions/domain/reconcile/compare-book-line.ts';
import type { BookLineView } from '../../../functions/domain/reconcile/compare-book-line.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

const line = (overrides: Partial<BookLineView> = {}): BookLineView => ({
  accountBook: 'T1',
  bookItem: '1',
  book: units(98),
  reserved: units(2),
  notReceived: 0,
  awaitingGate: units(2),
  needed: units(2),
  releasedThereOnly: 0,
  returnedThereOnly: 0,
  backInside: 0,
  atCustoms: units(98),
  onHand: units(100),
  ...overrides,
});
const codes = (overrides: Partial<BookLineView>) =>
  compareBookLine(line(overrides)).map(({ code }) => code);

describe('a line on which all agree', () => {
  test.each<[string, Partial<BookLineView>]>([
    ['released goods are still on the shelf', {}],
    ['nobody could be asked', { atCustoms: undefined, onHand: undefined }],
    ['customs has what it let return', { atCustoms: units(101), returnedThereOnly: units(3) }],
    ['what came back is not tallied yet', { onHand: units(103), backInside: units(3) }],
    ['customs is ahead by what it released', { atCustoms: units(95), releasedThereOnly: units(3) }],
  ])('%s', (_name, overrides) => {
    expect(codes(overrides)).toEqual([]);
  });
});

describe('a line that differs', () => {
  test.each<[string, Partial<BookLineView>, string, string]>([
    ['customs has less', { atCustoms: units(97) }, 'book-differs', 'Customs has 1 less.'],
    [
      'customs has less than releases explain',
      { atCustoms: units(90), releasedThereOnly: units(3) },
      'book-differs',
      'Customs has 8 less. Releases that have not reached us explain 3.',
    ],
    [
      'customs has more than returns explain',
      { atCustoms: units(103), returnedThereOnly: units(3), releasedThereOnly: units(1) },
      'book-differs',
      'Customs has 5 more. Releases that have not reached us explain 1. Returns that are not in our book yet explain 3.',
    ],
    [
      'less came back than should',
      { onHand: units(102), backInside: units(3) },
      'stock-differs',
      'The warehouse has 1 less: book 98, released and not gated out 2, back and not in the book yet 3.',
    ],
    [
      'a parcel left without a write-off',
      { onHand: units(99) },
      'stock-differs',
      'The warehouse has 1 less: book 98, released and not gated out 2.',
    ],
    [
      'stock that the book does not know',
      { onHand: units(100) + 1 },
      'stock-differs',
      'The warehouse has 0.00001 more: book 98, released and not gated out 2.',
    ],
    [
      'a reservation that nobody holds',
      { reserved: units(4) },
      'reservation-differs',
      '2 more reserved without a consignment behind it.',
    ],
  ])('%s', (_name, overrides, code, detail) => {
    expect(compareBookLine(line(overrides))).toMatchObject([{ code, detail, subject: 'T1/1' }]);
  });
});

test('any line differs exactly when the invariant is broken', () => {
  const quantity = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.record({ book: quantity, awaitingGate: quantity, onHand: quantity, atCustoms: quantity }),
      (view) => {
        const found = codes({ ...view, reserved: 0, needed: 0 });
        expect(found.includes('stock-differs')).toBe(view.onHand !== view.book + view.awaitingGate);
        expect(found.includes('book-differs')).toBe(view.atCustoms !== view.book);
      },
    ),
    { seed: 26, numRuns: 200 },
  );
});

describe('what a consignment holds of its line', () => {
  const share = { accountBook: 'T4619W000001', bookItem: '1007' };
  const none = {
    ...{ awaitingGate: 0, needed: 0, releasedThereOnly: 0 },
    ...{ returnedThereOnly: 0, backInside: 0 },
  };
  const settledBy = '2026-11-25T12:00:00.000Z';
  const posting = {
    lineId: 'line-1',
    ...share,
    unit: '140',
    quantity: units(2),
    before: units(100),
    after: units(98),
  };
  const writtenOff = anImportConsignment({ stockReserved: false, bookPostings: [posting] });

  test('its reservation, until it is written off', () => {
    expect(bookShares({ consignment: anImportConsignment(), settledBy })).toEqual([
      { ...share, ...none, needed: units(2) },
    ]);
  });

  test('released at customs only: the book there is lower already', () => {
    const view = { consignment: anImportConsignment(), list: { status: '800' }, settledBy };
    expect(bookShares(view)).toEqual([
      { ...share, ...none, needed: units(2), releasedThereOnly: units(2) },
    ]);
  });

  test('written off: on the shelf until it passes the gate', () => {
    expect(bookShares({ consignment: writtenOff, settledBy })).toEqual([
      { ...share, ...none, awaitingGate: units(2) },
    ]);
    const consignment = { ...writtenOff, gatedOutAt: settledBy };
    expect(bookShares({ consignment, settledBy })).toEqual([]);
  });

  describe('taken back', () => {
    const gone = { ...writtenOff, gatedOutAt: settledBy };
    const granted = {
      '625': { kind: '625', version: 1, filedAt: settledBy, receipts: [], acceptedAt: settledBy },
    } as const;
    const there = { ...share, ...none, returnedThereOnly: units(2) };
    const inside = (quantity: number) => ({ ...share, ...none, backInside: units(quantity) });

    test('in customs’ book from the grant on, in the warehouse once it is there', () => {
      expect(bookShares({ consignment: { ...gone, documents: granted }, settledBy })).toEqual([
        there,
      ]);
      const unwind = { parcelReturnedAt: settledBy };
      expect(bookShares({ consignment: { ...gone, unwind }, settledBy })).toEqual([inside(2)]);
      const both = { ...gone, documents: granted, unwind };
      expect(bookShares({ consignment: both, settledBy })).toEqual([there, inside(2)]);
      const done = { ...both, unwind: { ...unwind, stockReturnedAt: settledBy } };
      expect(bookShares({ consignment: done, settledBy })).toEqual([]);
    });

    test('as the site counted it, of an article once', () => {
      const counted = (lines: Consignment['lines'], sku: string, quantity: number) => {
        const tally = { at: settledBy, lines: [{ sku, quantity }] };
        const unwind = { parcelReturnedAt: settledBy, tally };
        return bookShares({ consignment: { ...gone, lines, unwind }, settledBy });
      };
      const [first] = gone.lines;
      if (first === undefined) throw new Error('no line');
      const two = [first, { ...first, lineId: 'line-2' }];
      expect(counted(gone.lines, first.sku, 1)).toEqual([inside(1)]);
      expect(counted(two, first.sku, 3)).toEqual([inside(3)]);
      expect(counted(gone.lines, 'OTHER', 2)).toEqual([]);
    });
  });

  test('put back: nothing any more', () => {
    const consignment = { ...writtenOff, unwind: { stockReturnedAt: settledBy } };
    expect(bookShares({ consignment, settledBy })).toEqual([]);
  });
});
