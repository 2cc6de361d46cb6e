import type { IdentityRecords } from '../../functions/ports/identity-records.ts';
import { textOf } from './columns.ts';
import type { Database } from './database.ts';

/** Sealed identities by order in SQLite: what is stored here nobody can read without the key. */
export function sqliteIdentityRecords(db: Database): IdentityRecords {
  return {
    get: async (orderId) => {
      const row = db.one('SELECT sealed FROM identity_records WHERE order_id = ?', orderId);
      return row && textOf(row, 'sealed');
    },
    put: async (orderId, sealed) => {
      await db.write(() =>
        db.run(
          `INSERT INTO identity_records (order_id, sealed) VALUES (?, ?)
           ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
          orderId,
          sealed,
        ),
      );
    },
  };
}
