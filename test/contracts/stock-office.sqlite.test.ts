import { openDatabase } from '../../local/sqlite/database.ts';
import { localStockOffice } from '../../local/stock-office.ts';
import { stockOfficeContract } from './stock-office.contract.ts';

stockOfficeContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  const office = localStockOffice(db, { announce: async () => ({ kind: 'asked' }) });
  return { office, close: () => db.close() };
});
