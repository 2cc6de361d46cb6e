import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { readFeed } from '../../functions/adapters/dynamodb/feed.ts';
import { openOrderStore } from '../../functions/adapters/dynamodb/order-store.ts';
import type { EventConsumer } from '../../functions/ports/event-feed.ts';
import { callJson } from '../../scripts/rehearse/aws-call.ts';
import type { Deployment } from '../../scripts/rehearse/deployment.ts';
import type { EventFeedUnderTest } from '../contracts/event-feed.contract.ts';

const stream = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const started = z.object({ ShardIterator: z.string() });
const page = z.object({
  Records: z.array(z.looseObject({})),
  NextShardIterator: z.string().nullish(),
});

/**
 * The stream of the orders table, read as Lambda reads it: a batch that the consumer throws for is
 * read again.
 */
export async function eventFeedUnderTest(
  dynamo: DynamoDBClient,
  deployment: Deployment,
): Promise<EventFeedUnderTest> {
  const { ordersTable: TableName } = deployment;
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
  const StreamArn = Table?.LatestStreamArn;
  const call = (action: string, input: object) =>
    callJson(deployment, 'dynamodb', `DynamoDBStreams_20120810.${action}`, input);
  const { Shards } = stream.parse(await call('DescribeStream', { StreamArn })).StreamDescription;
  const iterators = await Promise.all(
    Shards.map(async ({ ShardId }) => {
      const from = { StreamArn, ShardId, ShardIteratorType: 'LATEST' };
      return started.parse(await call('GetShardIterator', from)).ShardIterator;
    }),
  );
  let consume: EventConsumer = () => Promise.resolve();

  async function next(iterator: string): Promise<string> {
    const { Records, NextShardIterator } = page.parse(
      await call('GetRecords', { ShardIterator: iterator }),
    );
    const { events } = readFeed(Records);
    try {
      if (events.length > 0) await consume(events);
    } catch {
      return iterator;
    }
    return NextShardIterator ?? iterator;
  }

  return {
    store: openOrderStore(dynamo, TableName),
    follow: (consumer) => {
      consume = consumer;
    },
    settle: async () => {
      for (const [index, iterator] of iterators.entries()) iterators[index] = await next(iterator);
    },
    close: async () => undefined,
  };
}
