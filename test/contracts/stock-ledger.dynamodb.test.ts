import { openStockLedger } from '../../functions/adapters/dynamodb/stock-ledger.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { stockLedgerContract } from './stock-ledger.contract.ts';

stockLedgerContract('DynamoDB in memory', async () => ({
  ledger: openStockLedger(inMemoryDynamoDb(TABLES.stock).client, 'stock'),
  close: async () => undefined,
}));
