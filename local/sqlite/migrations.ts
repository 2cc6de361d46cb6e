import type { DatabaseSync } from 'node:sqlite';
import { ExitError } from '../exit-error.ts';
import { API_SCHEMA } from './api-schema.ts';
import { ENDPOINT_SCHEMA } from './endpoint-schema.ts';
import { LIMIT_SCHEMA } from './limit-schema.ts';
import { LOAD_SCHEMA } from './load-schema.ts';
import { MARKETPLACE_SCHEMA } from './marketplace-schema.ts';
import { POLL_SCHEMA, REACHED_SCHEMA } from './poll-schema.ts';
import { PROMISE_SCHEMA } from './promise-schema.ts';
import { SCHEMA } from './schema.ts';
import { FILED_GOODS_SCHEMA, STOCK_SCHEMA } from './stock-schema.ts';
import { SIGNING_SCHEMA } from './signing-schema.ts';

/** What each version of the data folder adds; the database's `user_version` counts those applied. */
const MIGRATIONS: readonly string[] = [
  SCHEMA,
  LOAD_SCHEMA,
  LIMIT_SCHEMA,
  STOCK_SCHEMA,
  FILED_GOODS_SCHEMA,
  API_SCHEMA,
  ENDPOINT_SCHEMA,
  SIGNING_SCHEMA,
  PROMISE_SCHEMA,
  POLL_SCHEMA,
  MARKETPLACE_SCHEMA,
  REACHED_SCHEMA,
];

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
