import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteLimitLedger } from '../../local/sqlite/limit-ledger.ts';
import { limitLedgerContract } from './limit-ledger.contract.ts';

limitLedgerContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { ledger: sqliteLimitLedger(db), close: () => db.close() };
});
