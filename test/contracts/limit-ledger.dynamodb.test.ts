import { openLimitLedger } from '../../functions/adapters/dynamodb/limit-ledger.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { limitLedgerContract } from './limit-ledger.contract.ts';

limitLedgerContract('DynamoDB in memory', async () => ({
  ledger: openLimitLedger(inMemoryDynamoDb(TABLES.stock).client, 'stock'),
  close: async () => undefined,
}));
