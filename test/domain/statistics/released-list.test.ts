import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { monthStatistics } from '../../../functions/domain/statistics/month-statistics.ts';
import {
  added,
  cellKey,
  releasedList,
} from '../../../functions/domain/statistics/released-list.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

/** 16:30 on the last of November in London is December in Beijing. */
const RELEASED_AT = '2026-11-30T16:30:00.000Z';

function released(consignment: Consignment, list: '621' | '603'): Consignment {
  const document = {
    kind: list,
    version: 1,
    filedAt: RELEASED_AT,
    receipts: [],
    earlierReceipts: [],
    releasedAt: RELEASED_AT,
  } as unknown as NonNullable<Consignment['documents'][typeof list]>;
  return { ...consignment, documents: { ...consignment.documents, [list]: document } };
}

function lineOf(
  consignment: Consignment,
  goods: Consignment['lines'][number]['goods'],
  quantity: number,
  fen: number,
): Consignment['lines'][number] {
  const [line] = consignment.lines;
  if (line === undefined) throw new Error('a consignment without lines');
  return { ...line, goods, quantity, total: money(fen, 'CNY') };
}

const imported = (...lines: readonly (readonly [object, number, number])[]) => {
  const consignment = anImportConsignment();
  const made = lines.map(([goods, quantity, fen]) => lineOf(consignment, goods, quantity, fen));
  return released({ ...consignment, lines: made }, '621');
};

const SERUM = { origin: 'JP', hsCode: '3304990029', netWeightGrams: 30 };

describe('what a released list adds to its month', () => {
  test('one line: its country of origin, chapter, value and net weight', () => {
    const { consignmentId, merchantId } = anImportConsignment();
    const name = { mode: 'bonded-import', country: 'JP', chapter: '33', currency: 'CNY' };
    expect(releasedList(imported([SERUM, 2, 100]))).toEqual({
      listId: consignmentId,
      merchantId,
      month: '2026-12',
      whole: {
        name: { ...name, country: '*', chapter: '*' },
        value: 100,
        weightGrams: 60,
        parcels: 1,
      },
      parts: [{ name, value: 100, weightGrams: 60, parcels: 1 }],
    });
  });

  test('lines of one chapter make one part, of two chapters two; the parcel is one', () => {
    const tea = { origin: 'JP', hsCode: '0902', netWeightGrams: 100 };
    const list = releasedList(imported([SERUM, 1, 100], [tea, 1, 50], [SERUM, 3, 300]));
    expect(list?.parts).toMatchObject([
      { name: { chapter: '33' }, value: 400, weightGrams: 120, parcels: 1 },
      { name: { chapter: '09' }, value: 50, weightGrams: 100, parcels: 1 },
    ]);
    expect(list?.whole).toMatchObject({ value: 450, weightGrams: 220, parcels: 1 });
  });

  test('what nobody told is unknown, and weighs nothing', () => {
    expect(releasedList(imported([{}, 2, 100]))?.parts).toMatchObject([
      { name: { country: '--', chapter: '--' }, weightGrams: 0 },
    ]);
  });

  test('an export counts where it goes, not where it comes from', () => {
    const consignment = anExportConsignment();
    const line = lineOf(consignment, { ...SERUM, origin: 'CN' }, 1, 100);
    const list = releasedList(released({ ...consignment, lines: [line] }, '603'));
    expect(list?.parts).toMatchObject([{ name: { country: consignment.shipTo.country } }]);
  });

  test('nothing before the release, without lines, and in a mode without a list', () => {
    expect(releasedList({ ...anImportConsignment(), documents: {} })).toBeUndefined();
    expect(releasedList(imported())).toBeUndefined();
    const fulfilled = { ...imported([SERUM, 1, 100]), mode: 'overseas-fulfilment' as const };
    expect(releasedList(fulfilled)).toBeUndefined();
  });
});

describe('a month', () => {
  const name = { mode: 'bonded-import', country: 'JP', chapter: '33', currency: 'CNY' } as const;
  const cell = { name, value: 100, weightGrams: 10, parcels: 1 };
  const whole = { ...cell, name: { ...name, country: '*', chapter: '*' } };
  const exported = { ...cell, name: { ...name, mode: 'general-export' } as const };
  const dollars = { ...cell, name: { ...name, currency: 'USD' } as const };
  const agrees = (...cells: Parameters<typeof monthStatistics>[1]) =>
    monthStatistics('2026-11', cells).agrees;

  test('adds up per mode and per currency', () => {
    expect(agrees(whole, cell)).toBe(true);
    expect(agrees(whole, { ...cell, weightGrams: 11 })).toBe(false);
    expect(agrees(whole, cell, exported)).toBe(false);
    expect(agrees(whole, cell, dollars)).toBe(false);
    const exportTotal = { ...exported, name: { ...exported.name, country: '*', chapter: '*' } };
    expect(agrees(whole, cell, exported, exportTotal)).toBe(true);
    expect(agrees(whole, cell, exported, { ...exportTotal, value: 1 })).toBe(false);
  });

  test('tells its cells in order', () => {
    const { rows, totals } = monthStatistics('2026-11', [exported, whole, dollars, cell]);
    expect(rows).toEqual([cell, dollars, exported]);
    expect(totals).toEqual([whole]);
  });

  test('a cell is told by mode, country, chapter and currency', () => {
    expect(cellKey(name)).toBe('bonded-import|JP|33|CNY');
  });

  test('two cells add up part by part', () => {
    const other = { value: 1, weightGrams: 2, parcels: 3 };
    expect(added(cell, other)).toEqual({ value: 101, weightGrams: 12, parcels: 4 });
  });
});
