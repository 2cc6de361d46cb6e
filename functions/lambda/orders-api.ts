import { orderReader } from '../adapters/marketplaces/order-reader.ts';
import { ordersApiHandler } from '../handlers/api/orders-api.ts';
import { environmentOf } from '../runtime/environment.ts';
import { httpFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const services = { ...movingServices(environment), reader: orderReader };

export const handler = httpFunction(ordersApiHandler(services), telemetryOf(environment));
