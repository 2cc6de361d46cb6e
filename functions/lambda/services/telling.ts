import { dynamoClient } from '../../adapters/dynamodb/client.ts';
import { openDirectory } from '../../adapters/dynamodb/directory.ts';
import { openOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { httpTransport } from '../../adapters/http/http-transport.ts';
import { outboundClient } from '../../adapters/http/outbound-client.ts';
import { marketplace } from '../../adapters/marketplaces/marketplace.ts';
import type { Environment } from '../../runtime/environment.ts';
import { secretsOf } from './secrets.ts';
import { clockOf } from './time.ts';

/** What telling channels needs. */
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
    outbound,
    secrets,
    clock,
    dynamo,
  };
}
