import { describe, expect, test } from '@jest/globals';
import {
  itemBytes,
  indexUnits,
  tableUnits,
} from '../../../functions/adapters/dynamodb/write-units.ts';
import { writeUnitMeter } from '../../../functions/adapters/dynamodb/write-unit-meter.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import type { PostedMovement } from '../../../functions/ports/stock-ledger.ts';
import { INDEXES } from '../../../functions/runtime/contracts/tables.ts';
import { aCase, anEvent, aStoredConsignment, aTask } from '../../contracts/stored-records.ts';

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

describe('the meter', () => {
  const record = aStoredConsignment({ version: 1 });
  const id = record.consignmentId;
  const due = '2026-11-23T02:30:00.000Z';

  function planned() {
    const meter = writeUnitMeter();
    const first = meter.commit({
      consignment: { record, expectedVersion: 0, due },
      events: [anEvent(id, 1)],
    });
    return { meter, first };
  }

  test('a new consignment: state, plan, event, its day, and two index entries', () => {
    expect(planned().first).toBe(2 + 2 + 2 + 1 + 2);
  });

  test('an answer: event and state twice; its index entry once, and only when what is due moves', () => {
    const { meter } = planned();
    const answer = (version: number, dueThen: string) =>
      meter.commit({
        consignment: { record: { ...record, version }, expectedVersion: version - 1, due: dueThen },
        events: [anEvent(id, version)],
      });
    expect(answer(2, due)).toBe(4);
    expect(answer(3, '2026-11-23T02:45:00.000Z')).toBe(5);
    expect(answer(4, '2026-11-23T14:00:00.000Z')).toBe(6);
  });

  test('an answer that ends a stage: the task as well, never its token again', () => {
    const { meter } = planned();
    const task = aTask(id, { token: 't'.repeat(2_000) });
    expect(meter.commit({ task })).toBe(1 + 3);
    const answered = { ...task, version: 2, status: 'answered' as const };
    const units = meter.commit({
      consignment: { record: { ...record, version: 2 }, expectedVersion: 1, due },
      task: answered,
      events: [anEvent(id, 2)],
    });
    expect(units).toBe(2 + 2 + 2);
    expect(meter.markResumed(answered)).toBe(1);
  });

  test('a plan that changes is written again, once', () => {
    const { meter } = planned();
    const renamed = { ...record, version: 2, displayNumber: 'other' };
    const change = (version: number) => ({
      consignment: { record: { ...renamed, version }, expectedVersion: version - 1, due },
      events: [anEvent(id, version)],
    });
    expect(meter.commit(change(2))).toBe(6);
    expect(meter.commit(change(3))).toBe(4);
  });

  test('a movement and its balance twice, its index entry once; a repeat is free', () => {
    const { meter } = planned();
    const line = { accountBook: 'T1', bookItem: '7', unit: '011' };
    const holding = { ...line, book: units(10), reserved: 0 };
    const movement: PostedMovement = {
      ...line,
      movementId: 'm-1',
      kind: 'reserve',
      quantity: units(1),
      at: due,
      cause: id,
      before: holding,
      after: { ...holding, reserved: units(1) },
    };
    expect(meter.move([movement])).toBe(5);
    expect(meter.move([movement])).toBe(0);
  });

  test('a case is written while it is not open', () => {
    const { meter } = planned();
    const opened = aCase('merchant-1');
    expect(meter.commit({ cases: [opened] })).toBe(2);
    expect(meter.commit({ cases: [opened] })).toBe(0);
    expect(meter.total()).toBe(9 + 2);
  });
});
