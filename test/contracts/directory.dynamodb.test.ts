import { openDirectory } from '../../functions/adapters/dynamodb/directory.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { directoryContract } from './directory.contract.ts';

directoryContract('DynamoDB in memory', async () => {
  const { client } = inMemoryDynamoDb(TABLES.orders);
  return { directory: openDirectory(client, 'orders'), close: async () => undefined };
});
