import { dynamoClient } from '../adapters/dynamodb/client.ts';
import { openOrderStore } from '../adapters/dynamodb/order-store.ts';
import { httpSource, listClient } from '../adapters/screening/denied-party-sources.ts';
import { storedScreeningDesk } from '../adapters/screening/stored-screening-desk.ts';
import { refreshDeniedPartiesJob } from '../handlers/jobs/refresh-denied-parties.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { documentsIn } from './services/documents.ts';
import { telemetryOf } from './services/telemetry.ts';
import { clockOf } from './services/time.ts';

const environment = environmentOf();
const clock = clockOf(environment);
const allowLoopback = environment.optional('allowLoopback') === 'true';
const url = environment.optional('deniedPartiesUrl');

export const handler = jobFunction(
  refreshDeniedPartiesJob({
    clock,
    orders: openOrderStore(dynamoClient(environment), environment.required('ordersTable')),
    screening: storedScreeningDesk(documentsIn(environment), clock),
    deniedParties:
      url === undefined ? undefined : httpSource(listClient({ allowLoopback, clock }), url),
  }),
  telemetryOf(environment),
);
