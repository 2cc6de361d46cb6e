import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ExitError } from '../../../local/exit-error.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import type { Database } from '../../../local/sqlite/database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const INSERT = 'INSERT INTO feed_cursors (consumer, position) VALUES (?, 0)';

function add(db: Database, consumer: string): Promise<number> {
  return db.write(() => db.run(INSERT, consumer));
}

function consumers(db: Database): unknown[] {
  return db.all('SELECT consumer FROM feed_cursors ORDER BY consumer').map((row) => row.consumer);
}

describe('a commit', () => {
  const db = openDatabase(':memory:');
  afterEach(() => db.write(() => db.run('DELETE FROM feed_cursors')));

  test('is not there before it is made, and whole afterwards', async () => {
    const writes = Promise.all([add(db, 'a'), add(db, 'b')]);
    expect(consumers(db)).toEqual([]);
    await writes;
    expect(consumers(db)).toEqual(['a', 'b']);
  });

  test('leaves out what was not to be kept, and what failed, and keeps the rest', async () => {
    const results = await Promise.allSettled([
      add(db, 'first'),
      db.write(
        () => db.run(INSERT, 'unwanted'),
        () => false,
      ),
      db.write(() => {
        db.run(INSERT, 'half');
        throw new Error('broke off');
      }),
      add(db, 'first'),
      add(db, 'last'),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(consumers(db)).toEqual(['first', 'last']);
  });

  test('lets a later write of the same turn see the earlier one', async () => {
    const first = add(db, 'a');
    const seen = await db.write(() => consumers(db));
    await first;
    expect(seen).toEqual(['a']);
  });

  test('holds a burst in several, in the order of the calls', async () => {
    const names = Array.from({ length: 1_200 }, (_, index) => `n${String(index).padStart(4, '0')}`);
    const done: string[] = [];
    await Promise.all(names.map((name) => add(db, name).then(() => done.push(name))));
    expect(done).toEqual(names);
    expect(consumers(db)).toEqual(names);
  });
});

describe('a database file', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'bondway.db');
  });
  afterEach(() => folder.remove());

  test('keeps what was written, and commits what waits before it closes', async () => {
    const db = openDatabase(path);
    const waiting = add(db, 'kept');
    await db.close();
    await waiting;
    await expect(add(db, 'too late')).rejects.toThrow('the database is closed');
    const again = openDatabase(path);
    expect(consumers(again)).toEqual(['kept']);
    await again.close();
  });

  test('of a newer version is refused, and left alone', async () => {
    await openDatabase(path).close();
    const raw = new DatabaseSync(path);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    expect(() => openDatabase(path)).toThrow(
      expect.objectContaining({ reason: 'dataFolderNewer', exitCode: 5 }),
    );
    const untouched = new DatabaseSync(path);
    expect(untouched.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    untouched.close();
  });
});

describe('a full disk', () => {
  test('refuses everything that waits and all that comes after, says so once, keeps the rest', async () => {
    const heard: ExitError[] = [];
    const db = openDatabase(':memory:', (fault) => heard.push(fault));
    await add(db, 'before');
    const pages = Number(db.one('PRAGMA page_count')?.page_count);
    db.run(`PRAGMA max_page_count = ${String(pages + 2)}`);
    const results = await Promise.allSettled([
      add(db, 'same commit'),
      add(db, 'x'.repeat(100_000)),
      add(db, 'after it'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(add(db, 'later')).rejects.toThrow(ExitError);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ reason: 'diskFull', exitCode: 6 });
    expect(heard[0]?.message).toMatch(/no room left on its disk/);
    expect(consumers(db)).toEqual(['before']);
  });
});
