import type { DocumentStore } from '../../functions/ports/document-store.ts';
import { textOf } from './columns.ts';
import type { Database } from './database.ts';

/**
 * Bodies of documents in SQLite, because they then share the commits of everything else: a file
 * each would cost two fsyncs, a dozen times per parcel.
 */
export function sqliteDocumentStore(db: Database): DocumentStore {
  return {
    put: async (key, body, contentType) => {
      await db.write(() =>
        db.run(
          `INSERT INTO document_bodies (key, content_type, body) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET content_type = excluded.content_type, body = excluded.body`,
          key,
          contentType,
          body,
        ),
      );
    },
    get: async (key) => {
      const body = db.one('SELECT body FROM document_bodies WHERE key = ?', key)?.body;
      return body instanceof Uint8Array ? body : undefined;
    },
    keys: async (prefix) => {
      // Keys are ASCII: everything under a prefix lies below the prefix and the last character.
      const rows = db.all(
        'SELECT key FROM document_bodies WHERE key >= ? AND key < ? ORDER BY key LIMIT 1000',
        prefix,
        `${prefix}\u{10FFFF}`,
      );
      return rows.map((row) => textOf(row, 'key'));
    },
  };
}
