import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as z from 'zod';
import { Database } from '../../functions/sandbox/database.ts';
import { counter, recordSets } from '../../functions/sandbox/records.ts';

let folder: string;
let database: Database;
const open = () => {
  database = new Database(join(folder, 'd.sqlite'));
  const records = recordSets(database);
  return { records: records('thing', z.string()), count: counter(records) };
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bondway-database-'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

test('a change that throws is taken back, in memory and on disk, and the one around it is not', () => {
  const { records, count } = open();
  database.change(() => {
    records.put('a', 'first');
    expect(() =>
      database.change(() => {
        records.put('a', 'second');
        records.put('b', 'new');
        count('n');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(records.get('a')).toBe('first');
    expect(count('n')).toBe(1);
  });
  expect(records.startingWith('')).toEqual(['first']);
  database.close();
  const again = open();
  expect(again.records.startingWith('')).toEqual(['first']);
  expect(database.change(() => again.count('n'))).toBe(2);
});

test('what is committed is there after the process is gone without closing', async () => {
  const { records } = open();
  database.change(() => records.put('a', 'kept'));
  await database.committed();
  database.change(() => records.put('a', 'kept too'));
  database.close();
  expect(open().records.get('a')).toBe('kept too');
});

test('a journal in use is not opened twice', () => {
  open();
  expect(() => new Database(join(folder, 'd.sqlite')).define('CREATE TABLE x (y)')).toThrow(
    /locked/,
  );
});
