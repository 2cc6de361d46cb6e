import type { DatabaseSync } from 'node:sqlite';
import { ExitError } from '../exit-error.ts';
import { SCHEMA } from './schema.ts';

/** What each version of the data folder adds; the database's `user_version` counts those applied. */
const MIGRATIONS: readonly string[] = [SCHEMA];

/**
 * Brings a database up to this program's version, each step whole or not at all.
 *
 * @throws ExitError `dataFolderNewer` when the database is ahead of this program
 */
export function migrate(db: DatabaseSync): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length) {
    throw new ExitError(
      'dataFolderNewer',
      `The data folder was written by a newer version of Bondway (${String(version)}, this one knows ${String(MIGRATIONS.length)}): start that version, or choose another folder with --data.`,
    );
  }
  MIGRATIONS.slice(version).forEach((step, index) => {
    db.exec(`BEGIN; ${step}; PRAGMA user_version = ${String(version + index + 1)}; COMMIT`);
  });
}
