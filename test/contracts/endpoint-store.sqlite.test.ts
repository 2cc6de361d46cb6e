import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteEndpointStore } from '../../local/sqlite/endpoint-store.ts';
import { endpointStoreContract } from './endpoint-store.contract.ts';

endpointStoreContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  const store = sqliteEndpointStore(db, () => '2026-11-23T02:00:00.000Z');
  return { store, close: () => db.close() };
});
