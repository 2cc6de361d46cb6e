import { openChannelPolls } from '../adapters/dynamodb/channel-polls.ts';
import { dynamoClient } from '../adapters/dynamodb/client.ts';
import { openDirectory } from '../adapters/dynamodb/directory.ts';
import { openOrderStore } from '../adapters/dynamodb/order-store.ts';
import { nodeFingerprint } from '../adapters/fingerprint/node-fingerprint.ts';
import { marketLists } from '../adapters/marketplaces/market-lists.ts';
import { orderLists } from '../adapters/marketplaces/order-list.ts';
import { sqsClient } from '../adapters/sqs/client.ts';
import { sqsQueue } from '../adapters/sqs/queue.ts';
import { pollChannelsJob } from '../handlers/jobs/poll-channels.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { outboundOf } from './services/outbound.ts';
import { secretsOf } from './services/secrets.ts';
import { telemetryOf } from './services/telemetry.ts';
import { clockOf } from './services/time.ts';

const environment = environmentOf();
const table = environment.required('ordersTable');
const dynamo = dynamoClient(environment);
const clock = clockOf(environment);
const outbound = outboundOf(environment, clock);
const lists = orderLists(marketLists({ outbound, clock, secrets: secretsOf(environment) }));
const services = {
  ...{ clock, lists },
  fingerprint: nodeFingerprint,
  directory: openDirectory(dynamo, table),
  orders: openOrderStore(dynamo, table),
  polls: openChannelPolls(dynamo, table),
  queue: sqsQueue(sqsClient(environment), { orders: environment.required('ordersQueueUrl') }),
};

export const handler = jobFunction(pollChannelsJob(services), telemetryOf(environment));
