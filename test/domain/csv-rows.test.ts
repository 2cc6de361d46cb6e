import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../../functions/domain/csv.ts';
import { csvRecords } from '../../functions/domain/csv-rows.ts';

const cells = (text: string) => {
  const read = csvRecords(text);
  return read.ok ? read.value.map((record) => record.cells) : read.message;
};

describe('records of CSV', () => {
  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\uFEFFa\nb', [['a'], ['b']]],
    ['"a,""b""",c', [['a,"b"', 'c']]],
    [
      '"two\nlines",x\ny,z',
      [
        ['two\nlines', 'x'],
        ['y', 'z'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\n \n\nb', [['a'], [' '], ['b']]],
    ["'=1+1,'x", [['=1+1', "'x"]]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test('know their lines', () => {
    const read = csvRecords('a\n"b\nc"\n\nd');
    expect(read.ok && read.value.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test.each(['a"b', '"a', '"a"b,c'])('%j has a stray quotation mark', (text) => {
    expect(cells(text)).toBe('line 1 has a stray quotation mark');
  });

  test('are what was written, formulas and all', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^'[=+\-@\t\r\n]/.test(text));
    const row = fc
      .array(cell, { minLength: 1, maxLength: 4 })
      .filter((all) => all.some((text) => text !== ''));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        expect(cells(csvOf(rows))).toEqual(rows);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
