import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteDocumentStore } from '../../local/sqlite/document-store.ts';
import { screeningDeskContract } from './screening-desk.contract.ts';

screeningDeskContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { documents: sqliteDocumentStore(db), close: () => db.close() };
});
