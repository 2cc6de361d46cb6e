import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteSigningDesk } from '../../local/sqlite/signing-desk.ts';
import { signingDeskContract } from './signing-desk.contract.ts';

signingDeskContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { desk: sqliteSigningDesk(db), close: () => db.close() };
});
