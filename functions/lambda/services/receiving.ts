import { dynamoClient } from '../../adapters/dynamodb/client.ts';
import { deliveryLog } from '../../adapters/dynamodb/delivery-log.ts';
import { openDirectory } from '../../adapters/dynamodb/directory.ts';
import { nodeFingerprint } from '../../adapters/fingerprint/node-fingerprint.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import type { Schemes } from '../../adapters/marketplaces/inbound-scheme.ts';
import { webhookVerifier } from '../../adapters/marketplaces/webhook-verifier.ts';
import { receiveWebhookHandler } from '../../handlers/api/receive-webhook.ts';
import { environmentOf } from '../../runtime/environment.ts';
import type { Environment } from '../../runtime/environment.ts';
import type { HttpHandler } from '../../runtime/http-event.ts';
import { countingRefusals, httpFunction } from '../../runtime/lambda-functions.ts';
import { secretsOf } from './secrets.ts';
import { telemetryOf } from './telemetry.ts';
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

type ReceivingServices = ReturnType<typeof receivingServices>;

/** The function of one receiver, for the family of marketplaces whose schemes it is given. */
export function webhookFunction(
  schemesOf: (services: ReceivingServices, environment: Environment) => Schemes,
): HttpHandler {
  const environment = environmentOf();
  const telemetry = telemetryOf(environment);
  const services = receivingServices(environment);
  const verifier = webhookVerifier(services, schemesOf(services, environment));
  const receive = receiveWebhookHandler({ ...services, verifier });
  return httpFunction(countingRefusals(receive, telemetry), telemetry);
}
