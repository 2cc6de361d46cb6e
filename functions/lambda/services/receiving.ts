import { dynamoClient } from '../../adapters/dynamodb/client.ts';
import { deliveryLog } from '../../adapters/dynamodb/delivery-log.ts';
import { openDirectory } from '../../adapters/dynamodb/directory.ts';
import { nodeFingerprint } from '../../adapters/fingerprint/node-fingerprint.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import type { Environment } from '../../runtime/environment.ts';
import { secretsOf } from './secrets.ts';
import { clockOf } from './time.ts';

/** What receiving needs and no more: its bundle decides how fast the strictest sender is answered. */
export function receivingServices(environment: Environment) {
  const table = environment.required('ordersTable');
  const dynamo = dynamoClient(environment);
  return {
    clock: clockOf(environment),
    secrets: secretsOf(environment),
    directory: openDirectory(dynamo, table),
    orders: deliveryLog(dynamo, table),
    fingerprint: nodeFingerprint,
    queue: sqsQueue(sqsClient(environment), {
      orders: environment.optional('ordersQueueUrl'),
      answers: environment.optional('answersQueueUrl'),
    }),
  };
}
