import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteLoadStore } from '../../local/sqlite/load-store.ts';
import { loadStoreContract } from './load-store.contract.ts';

loadStoreContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { store: sqliteLoadStore(db), close: () => db.close() };
});
