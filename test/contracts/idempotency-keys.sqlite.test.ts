import { sqliteIdempotencyKeys } from '../../local/sqlite/idempotency-keys.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { idempotencyKeysContract } from './idempotency-keys.contract.ts';

idempotencyKeysContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { keys: sqliteIdempotencyKeys(db), close: () => db.close() };
});
