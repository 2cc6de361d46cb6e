import { openIdempotencyKeys } from '../adapters/dynamodb/idempotency-keys.ts';
import { orderReader } from '../adapters/marketplaces/order-reader.ts';
import { ordersApiHandler } from '../handlers/api/orders-api.ts';
import { environmentOf } from '../runtime/environment.ts';
import { httpFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const moving = movingServices(environment);
const services = {
  ...moving,
  reader: orderReader,
  idempotencyKeys: openIdempotencyKeys(moving.dynamo, environment.required('ordersTable')),
};

export const handler = httpFunction(ordersApiHandler(services), telemetryOf(environment));
