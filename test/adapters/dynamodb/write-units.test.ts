import { describe, expect, test } from '@jest/globals';
import {
  itemBytes,
  indexUnits,
  tableUnits,
} from '../../../functions/adapters/dynamodb/write-units.ts';
import { INDEXES } from '../../../functions/runtime/contracts/tables.ts';

const item = (bytes: number) => ({ pk: 'p', sk: 's', json: 'x'.repeat(bytes - 10) });

describe('write units of the table', () => {
  test('count names and values, to the kilobyte, twice in a transaction', () => {
    expect(
      itemBytes({ pk: 'ORDER#1', sk: 'ORDER', version: 12, name: '李雷', absent: undefined }),
    ).toBe(2 + 7 + 2 + 5 + 7 + 2 + 4 + 6);
    expect(itemBytes(item(1_024))).toBe(1_024);
    expect(tableUnits(item(1_024), undefined, false)).toBe(1);
    expect(tableUnits(item(1_025), undefined, false)).toBe(2);
    expect(tableUnits(item(1_025), undefined, true)).toBe(4);
  });

  test('count the larger of the item before and after', () => {
    expect(tableUnits(item(100), item(3_000), false)).toBe(3);
    expect(tableUnits(item(3_000), item(100), false)).toBe(3);
  });
});

describe('write units of an index', () => {
  const due = { pk: 'p', sk: 's', workShard: 'open#1', workHour: '2026-11-23T02', due: '1' };
  const quiet = { pk: 'p', sk: 's' };

  test.each([
    ['an item that is not in it', quiet, undefined, 0],
    ['a new entry', due, quiet, 1],
    ['an entry that stays the same', { ...due, body: 'other' }, due, 0],
    ['an entry whose carried attribute changes', { ...due, due: '2' }, due, 1],
    ['an entry whose key changes', { ...due, workHour: '2026-11-23T03' }, due, 2],
    ['an entry that leaves', quiet, due, 1],
  ])('%s', (_name, after, before, wanted) => {
    expect(indexUnits(after, before, INDEXES.work)).toBe(wanted);
  });
});
