import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteOrderStore } from '../../local/sqlite/order-store.ts';
import { orderStoreContract } from './order-store.contract.ts';

orderStoreContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { store: sqliteOrderStore(db), close: () => db.close() };
});
