import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { units } from '../../../functions/domain/money/quantity.ts';
import { bookMovements } from '../../../functions/domain/stock/book-movements.ts';
import { aLine, anImportConsignment } from '../../support/consignment-builder.ts';
import { importConsignments } from '../../support/random-consignments.ts';

const AT = '2026-11-23T02:00:00.000Z';

test('one movement per line, named after consignment, kind and line', () => {
  const consignment = anImportConsignment({
    lines: [aLine(), aLine({ lineId: 'line-2', quantity: 5 })],
  });
  expect(bookMovements(consignment, 'reserve', AT)).toEqual([
    {
      movementId: 'C20261123000001.reserve.line-1',
      kind: 'reserve',
      accountBook: 'T4619W000001',
      bookItem: '1007',
      unit: '140',
      quantity: units(2),
      at: AT,
      cause: 'C20261123000001',
      voucher: 'C20261123000001',
    },
    expect.objectContaining({
      movementId: 'C20261123000001.reserve.line-2',
      quantity: units(5),
    }) as unknown,
  ]);
});

describe('nothing moves', () => {
  test.each([
    ['without a book item', { lines: [aLine({ goods: { ...aLine().goods, bookItems: {} } })] }],
    ['without a unit', { lines: [aLine({ goods: { ...aLine().goods, unit: undefined } })] }],
  ])('%s', (_name, patch) => {
    expect(bookMovements(anImportConsignment(patch), 'reserve', AT)).toEqual([]);
  });
});

test('outside of bond the warehouse has a book of its own, counted by article', () => {
  const parties = { ...anImportConsignment().parties, accountBook: undefined };
  expect(bookMovements(anImportConsignment({ parties }), 'reserve', AT)).toMatchObject([
    { accountBook: 'W:warehouse-1', bookItem: 'CREAM-50ML', quantity: 200_000 },
  ]);
});

test('what is reserved, written off and returned is the same, under ids of their own', () => {
  fc.assert(
    fc.property(importConsignments, (consignment) => {
      const kinds = ['reserve', 'write-off', 'return', 'release'] as const;
      const moved = kinds.map((kind) => bookMovements(consignment, kind, AT));
      const shape = (movements: (typeof moved)[number]) =>
        movements.map(({ accountBook, bookItem, unit, quantity }) => [
          accountBook,
          bookItem,
          unit,
          quantity,
        ]);
      for (const movements of moved) expect(shape(movements)).toEqual(shape(moved[0] ?? []));
      const ids = moved.flat().map(({ movementId }) => movementId);
      const lines = new Set(consignment.lines.map(({ lineId }) => lineId));
      expect(new Set(ids).size).toBe(kinds.length * lines.size);
    }),
    { seed: 5, numRuns: 50 },
  );
});

test('bonded goods leave the book at release; others leave it and the shelf at the gate', () => {
  const list = { listNumber: '37022026I000000001' };
  const bonded = anImportConsignment(list);
  expect(bookMovements(bonded, 'write-off', AT)).toMatchObject([
    { kind: 'write-off', voucher: '37022026I000000001' },
  ]);
  const direct = anImportConsignment({ ...list, mode: 'direct-import' });
  expect(bookMovements(direct, 'write-off', AT)).toMatchObject([{ kind: 'issue' }]);
});

test('of a return only what comes back moves', () => {
  const lines = [aLine(), aLine({ lineId: 'line-2', quantity: 5 }), aLine({ lineId: 'line-3' })];
  const unwind = { returning: { 'line-2': 3, 'line-3': 0 } };
  const consignment = anImportConsignment({ lines, unwind });
  const moved = (step: 'return' | 'write-off') =>
    bookMovements(consignment, step, AT).map(({ quantity }) => quantity);
  expect(moved('return')).toEqual([units(2), units(3)]);
  expect(moved('write-off')).toEqual([units(2), units(5), units(2)]);
});

test('what never left is put back, what comes back is returned', () => {
  expect(bookMovements(anImportConsignment(), 'return', AT)).toMatchObject([{ kind: 'put-back' }]);
  const left = anImportConsignment({ gatedOutAt: AT });
  expect(bookMovements(left, 'return', AT)).toMatchObject([{ kind: 'return' }]);
});
