import { dynamoClient } from '../adapters/dynamodb/client.ts';
import { openDirectory } from '../adapters/dynamodb/directory.ts';
import { openOrderStore } from '../adapters/dynamodb/order-store.ts';
import { openSummaryStore } from '../adapters/dynamodb/stock-office.ts';
import { nodeFingerprint } from '../adapters/fingerprint/node-fingerprint.ts';
import { sqsClient } from '../adapters/sqs/client.ts';
import { sqsQueue } from '../adapters/sqs/queue.ts';
import { summariseJob } from '../handlers/jobs/summarise.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { documentsIn } from './services/documents.ts';
import { telemetryOf } from './services/telemetry.ts';
import { clockOf } from './services/time.ts';

const environment = environmentOf();
const dynamo = dynamoClient(environment);
const table = environment.required('ordersTable');

export const handler = jobFunction(
  summariseJob({
    clock: clockOf(environment),
    directory: openDirectory(dynamo, table),
    documents: documentsIn(environment),
    fingerprint: nodeFingerprint,
    office: { summaries: openSummaryStore(dynamo, table) },
    orders: openOrderStore(dynamo, table),
    queue: sqsQueue(sqsClient(environment), { signing: environment.required('signingQueueUrl') }),
  }),
  telemetryOf(environment),
);
