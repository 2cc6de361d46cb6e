import { addCounts } from '../../functions/adapters/dynamodb/counts.ts';
import { readFeed } from '../../functions/adapters/dynamodb/feed.ts';
import { openOrderStore } from '../../functions/adapters/dynamodb/order-store.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import type { StreamRecord } from '../support/dynamodb/in-memory-dynamodb.ts';
import { orderStoreContract } from './order-store.contract.ts';

orderStoreContract('DynamoDB in memory', async () => {
  const dynamo = inMemoryDynamoDb(TABLES.orders);
  const stream: StreamRecord[] = [];
  dynamo.onRecord((record) => stream.push(record));
  return {
    store: openOrderStore(dynamo.client, 'orders'),
    settle: () => addCounts(dynamo.client, 'orders', readFeed(stream.splice(0)).counts),
    close: async () => undefined,
  };
});
