import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Checkpointer } from '../../../local/sqlite/checkpointer.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a checkpointer', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let db: DatabaseSync;
  let checkpointer: Checkpointer;
  const path = () => join(folder.path, 'a.db');

  beforeEach(() => {
    folder = temporaryFolder();
    db = new DatabaseSync(path());
    db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
    db.exec('CREATE TABLE names (name TEXT); PRAGMA wal_checkpoint(TRUNCATE)');
    checkpointer = new Checkpointer(path());
  });
  afterEach(() => {
    db.close();
    folder.remove();
  });

  function commit(times: number): void {
    for (let time = 0; time < times; time += 1) {
      db.exec("INSERT INTO names VALUES ('a')");
      checkpointer.committed();
    }
  }

  /** Rows in the database without its log. */
  function checkpointed(): unknown {
    const copy = join(folder.path, 'copy.db');
    copyFileSync(path(), copy);
    const alone = new DatabaseSync(copy);
    const count = alone.prepare('SELECT count(*) AS n FROM names').get()?.n;
    alone.close();
    return count;
  }

  test('moves commits from the log into the database, beside the writer', async () => {
    commit(100);
    await checkpointer.close();
    expect(checkpointed()).toBe(100);
  });

  test('does nothing for a few', async () => {
    commit(99);
    await checkpointer.close();
    expect(checkpointed()).toBe(0);
  });
});
