import { readFeed } from '../../functions/adapters/dynamodb/feed.ts';
import { openOrderStore } from '../../functions/adapters/dynamodb/order-store.ts';
import type { EventConsumer } from '../../functions/ports/event-feed.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import type { StreamRecord } from '../support/dynamodb/in-memory-dynamodb.ts';
import { eventFeedContract } from './event-feed.contract.ts';

eventFeedContract('The stream of an in-memory DynamoDB', async () => {
  const dynamo = inMemoryDynamoDb(TABLES.orders);
  const stream: StreamRecord[] = [];
  dynamo.onRecord((record) => stream.push(record));
  let consume: EventConsumer = () => Promise.resolve();
  return {
    store: openOrderStore(dynamo.client, 'orders'),
    follow: (consumer) => {
      consume = consumer;
    },
    // As Lambda reads it: a batch that the consumer throws for is read again.
    settle: async () => {
      const batch = stream.slice();
      const { events } = readFeed(batch);
      if (events.length === 0) return;
      await consume(events).then(
        () => stream.splice(0, batch.length),
        () => undefined,
      );
    },
    close: async () => undefined,
  };
});
