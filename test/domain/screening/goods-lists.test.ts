import { describe, expect, test } from '@jest/globals';
import {
  isSample,
  NO_GOODS_LISTS,
  positiveListOn,
  restrictedGoods,
  seenGoods,
  withEdition,
} from '../../../functions/domain/screening/goods-lists.ts';
import type { PositiveList } from '../../../functions/domain/screening/goods-lists.ts';
import { RESTRICTED_GOODS } from '../../../functions/domain/screening/goods-rules.ts';
import { positiveRows } from '../../../functions/domain/screening/positive-list-csv.ts';

const AT = '2026-11-23T02:00:00.000Z';
const edition = (listId: string, effectiveFrom: string): PositiveList => ({
  ...{ listId, effectiveFrom, source: 'test', loadedAt: AT, lines: [{ hsCode: '33049900' }] },
});
const lists = (...editions: readonly PositiveList[]) =>
  editions.reduce(withEdition, NO_GOODS_LISTS);

describe('editions of the positive list', () => {
  const two = lists(edition('new', '2026-11-01'), edition('old', '2022-03-01'));

  test.each([
    ['2026-11-23', 'new'],
    ['2026-11-01', 'new'],
    ['2026-10-31', 'old'],
    ['2022-02-28', 'sample'],
  ])('on %s it is %s', (day, listId) => {
    const list = positiveListOn(two, day);
    expect(list.listId).toBe(listId);
    expect(isSample(list)).toBe(listId === 'sample');
  });

  test('the first day of the sample is gone by a loaded one', () => {
    expect(positiveListOn(lists(edition('first', '2019-01-01')), '2020-01-01').listId).toBe(
      'first',
    );
    expect(positiveListOn(NO_GOODS_LISTS, '2026-11-23').lines).toHaveLength(30);
  });

  test('newest first, one of a day, ten at most', () => {
    const replaced = withEdition(two, edition('newer', '2026-11-01'));
    expect(replaced.positive.map(({ listId }) => listId)).toEqual(['newer', 'old']);
    const days = Array.from({ length: 12 }, (_each, index) => String(index + 10));
    const many = lists(...days.map((day) => edition(day, `2026-11-${day}`)));
    expect(many.positive.map(({ listId }) => listId)).toEqual([...days].reverse().slice(0, 10));
  });
});

test('a loaded rule stands in for the one known of its id, others stand beside', () => {
  const [first] = RESTRICTED_GOODS;
  if (first === undefined) throw new Error('no rules');
  const other = { ...first, id: 'other' };
  const restricted = {
    ...{ listId: 'R', source: 's', asOf: '2026-11-01', loadedAt: AT },
    rules: [{ ...first, says: 'anew' }, other],
  };
  const rules = restrictedGoods({ positive: [], restricted });
  expect(rules.map(({ id }) => id)).toEqual([
    ...RESTRICTED_GOODS.slice(1).map(({ id }) => id),
    ...[first.id, 'other'],
  ]);
  expect(rules.find(({ id }) => id === first.id)?.says).toBe('anew');
  expect(restrictedGoods(NO_GOODS_LISTS)).toEqual(RESTRICTED_GOODS);
  expect(seenGoods({ positive: [], restricted }, false, '2026-11-23')).toEqual({
    ...{ listId: 'R', asOf: '2026-11-01', loadedAt: AT },
  });
});

test('a consignment remembers what its goods were compared with', () => {
  expect(seenGoods(NO_GOODS_LISTS, false, '2026-11-23')).toEqual({
    ...{ listId: 'built-in', asOf: '2026-11-23' },
  });
  expect(seenGoods(NO_GOODS_LISTS, true, '2026-11-23')).toEqual({
    ...{ listId: 'sample', asOf: '2019-01-01' },
  });
  expect(seenGoods(lists(edition('L', '2026-11-01')), true, '2026-11-23')).toEqual({
    ...{ listId: 'L', asOf: '2026-11-01', loadedAt: AT },
  });
});

describe('lines of a CSV file', () => {
  const read = (text: string) => {
    const lines = positiveRows(text);
    return lines.ok ? lines.value : `${lines.code}: ${lines.message}`;
  };

  test('have the columns of the header, empty cells say nothing', () => {
    expect(
      read(' hsCode ,bondedOnly,remark\n33049900,true, face cream \n33041000,false,\n22042100'),
    ).toMatchObject([
      { value: { hsCode: '33049900', bondedOnly: true, remark: 'face cream' } },
      { value: { hsCode: '33041000', bondedOnly: false } },
      { value: { hsCode: '22042100' } },
    ]);
  });

  test('need a column of numbers, and cells that are whole', () => {
    expect(read('remark\nx')).toMatch(/^csv-header: /);
    expect(read('')).toMatch(/^csv-header: /);
    expect(read('hsCode\n"3')).toMatch(/^csv-quote: /);
  });

  test('what is neither true nor false stays as it is, to be refused by name', () => {
    expect(read('hsCode,bondedOnly\n33049900,yes')).toMatchObject([
      { value: { hsCode: '33049900', bondedOnly: 'yes' } },
    ]);
  });
});
