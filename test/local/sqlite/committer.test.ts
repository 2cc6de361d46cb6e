import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ExitError } from '../../../local/exit-error.ts';
import { Committer } from '../../../local/sqlite/committer.ts';
import { LogFile, LogSync } from '../../../local/sqlite/log-sync.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a committer', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let db: DatabaseSync;
  let committer: Committer;
  /** Syncs under way; each is ended by the test. */
  let syncs: ((fault: Error | null) => void)[];
  let faults: ExitError[];
  let told: string[];

  beforeEach(() => {
    folder = temporaryFolder();
    db = new DatabaseSync(join(folder.path, 'a.db'));
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE names (name TEXT)');
    syncs = [];
    faults = [];
    told = [];
    const log = new LogSync((over) => syncs.push(over));
    committer = new Committer(db, log, (fault) => faults.push(fault));
  });
  afterEach(() => {
    db.close();
    folder.remove();
  });

  function add(name: string): void {
    committer
      .write(() => db.prepare('INSERT INTO names VALUES (?)').run(name))
      .then(
        () => told.push(name),
        () => told.push(`${name} refused`),
      );
  }
  async function turns(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
  const stored = () => db.prepare('SELECT count(*) AS n FROM names').get()?.n;

  test('tells nobody before the log is on disk', async () => {
    add('a');
    add('b');
    await turns();
    expect([stored(), syncs.length, told]).toEqual([2, 1, []]);
    syncs[0]?.(null);
    await turns();
    expect(told).toEqual(['a', 'b']);
  });

  test('gathers while a sync runs; the next commit is of all of that', async () => {
    add('a');
    await turns();
    add('b');
    await turns();
    add('c');
    await turns();
    expect([stored(), syncs.length]).toEqual([1, 1]);
    syncs[0]?.(null);
    await turns();
    expect([stored(), told, syncs.length]).toEqual([3, ['a'], 2]);
    syncs[1]?.(null);
    await turns();
    expect([told, syncs.length]).toEqual([['a', 'b', 'c'], 2]);
  });

  test('refuses what could not be synced and everything after, and says so once', async () => {
    add('a');
    await turns();
    add('b');
    await turns();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    syncs[0]?.(full);
    syncs[1]?.(full);
    await turns();
    add('c');
    await turns();
    expect(told.sort()).toEqual(['a refused', 'b refused', 'c refused']);
    expect(faults.map(({ exitCode }) => exitCode)).toEqual([6]);
  });

  test('closes when everybody was told', async () => {
    add('a');
    let closed = false;
    const close = committer.close().then(() => {
      closed = true;
    });
    await turns();
    expect(closed).toBe(false);
    syncs[0]?.(null);
    await close;
    expect(told).toEqual(['a']);
  });

  test('syncs the log file of its database', async () => {
    const file = new LogFile(join(folder.path, 'a.db'));
    db.exec("INSERT INTO names VALUES ('x')");
    expect(await new Promise((resolve) => file.sync(resolve))).toBeNull();
    file.close();
  });
});
