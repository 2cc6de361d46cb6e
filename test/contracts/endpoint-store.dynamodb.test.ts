import { openEndpointStore } from '../../functions/adapters/dynamodb/endpoint-store.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { endpointStoreContract } from './endpoint-store.contract.ts';

endpointStoreContract('DynamoDB in memory', async () => {
  const { client } = inMemoryDynamoDb(TABLES.orders);
  return { store: openEndpointStore(client, 'orders'), close: async () => undefined };
});
