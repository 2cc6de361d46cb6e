import { describe, expect, test } from '@jest/globals';
import { csvOf } from '../../functions/domain/csv.ts';
import { csvRecords } from '../../functions/domain/csv-rows.ts';

const cells = (text: string) => {
  const read = csvRecords(text);
  return read.ok ? read.value.map((record) => record.cells) : read.message;
};

describe('cells as they are written', () => {
  test.each([
    ['=1', "'=1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['\ta', '"\'\ta"'],
    ['\ra', '"\'\ra"'],
    ['\na', '"\'\na"'],
    ['a=1', 'a=1'],
    ['a,b', '"a,b"'],
    ['a"b"', '"a""b"""'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    ['a\tb', '"a\tb"'],
    ['', ''],
  ])('%j is written as %j', (text, cell) => {
    expect(csvOf([[text, 'x']])).toBe(`\uFEFF${cell},x\r\n`);
  });
});

describe('cells as they are read', () => {
  test('an apostrophe of ours is taken off again, and no other', () => {
    expect(cells("'=a,'+a,'-a,'@a,'a,''=a,a'=b")).toEqual([
      ['=a', '+a', '-a', '@a', "'a", "''=a", "a'=b"],
    ]);
  });

  test('lines end by a carriage return, a line feed or both, and are counted alike', () => {
    const lines = (text: string) => {
      const read = csvRecords(text);
      return read.ok ? read.value.map(({ line }) => line) : read.message;
    };
    expect(lines('a\r\nb\r\nc')).toEqual([1, 2, 3]);
    expect(lines('a\rb\rc')).toEqual([1, 2, 3]);
    expect(lines('a\n"b\r\n\rc"\nd')).toEqual([1, 2, 5]);
    expect(lines('a\n\n"b')).toBe('line 3 has a stray quotation mark');
    expect(cells('a,b,')).toEqual([['a', 'b', '']]);
    expect(cells('x\uFEFF')).toEqual([['x\uFEFF']]);
  });
});
