import { openChannelPolls } from '../../adapters/dynamodb/channel-polls.ts';
import { dynamoClient } from '../../adapters/dynamodb/client.ts';
import { openDirectory } from '../../adapters/dynamodb/directory.ts';
import { openEndpointStore } from '../../adapters/dynamodb/endpoint-store.ts';
import { openOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { endpointTransport, webhookSender } from '../../adapters/endpoints/webhook-sender.ts';
import { nodeFingerprint } from '../../adapters/fingerprint/node-fingerprint.ts';
import { httpTransport } from '../../adapters/http/http-transport.ts';
import { outboundClient } from '../../adapters/http/outbound-client.ts';
import { nodeKeyMaker } from '../../adapters/keys/node-key-maker.ts';
import { marketplace } from '../../adapters/marketplaces/marketplace.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import type { Environment } from '../../runtime/environment.ts';
import { secretsOf } from './secrets.ts';
import { clockOf } from './time.ts';

/** What telling channels and endpoints needs. */
export function tellingServices(environment: Environment) {
  const table = environment.required('ordersTable');
  const dynamo = dynamoClient(environment);
  const clock = clockOf(environment);
  const secrets = secretsOf(environment);
  const allowLoopback = environment.optional('allowLoopback') === 'true';
  const outbound = outboundClient({ transport: httpTransport({ allowLoopback }), clock });
  return {
    orders: openOrderStore(dynamo, table),
    directory: openDirectory(dynamo, table),
    marketplace: marketplace({ outbound, secrets, clock }),
    polls: openChannelPolls(dynamo, table),
    endpoints: openEndpointStore(dynamo, table),
    webhooks: webhookSender({ transport: endpointTransport(allowLoopback), secrets, clock }),
    fingerprint: nodeFingerprint,
    queue: sqsQueue(sqsClient(environment), { notices: environment.optional('noticesQueueUrl') }),
    keys: nodeKeyMaker,
    outbound,
    secrets,
    clock,
    dynamo,
  };
}
