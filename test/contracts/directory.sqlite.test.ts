import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteDirectory } from '../../local/sqlite/directory.ts';
import { directoryContract } from './directory.contract.ts';

directoryContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { directory: sqliteDirectory(db), close: () => db.close() };
});
