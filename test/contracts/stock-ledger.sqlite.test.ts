import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteStockLedger } from '../../local/sqlite/stock-ledger.ts';
import { stockLedgerContract } from './stock-ledger.contract.ts';

stockLedgerContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { ledger: sqliteStockLedger(db), close: () => db.close() };
});
