import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteIdentityRecords } from '../../local/sqlite/identity-records.ts';
import { identityRecordsContract } from './identity-records.contract.ts';

identityRecordsContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { records: sqliteIdentityRecords(db), close: () => db.close() };
});
