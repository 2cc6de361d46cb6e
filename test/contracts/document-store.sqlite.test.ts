import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteDocumentStore } from '../../local/sqlite/document-store.ts';
import { documentStoreContract } from './document-store.contract.ts';

documentStoreContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { documents: sqliteDocumentStore(db), close: () => db.close() };
});
