import { openLoadStore } from '../../functions/adapters/dynamodb/load-store.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { loadStoreContract } from './load-store.contract.ts';

loadStoreContract('DynamoDB in memory', async () => {
  const { client } = inMemoryDynamoDb(TABLES.orders);
  return { store: openLoadStore(client, 'orders'), close: async () => undefined };
});
