import { orderSource } from '../adapters/marketplaces/order-source.ts';
import { marketSources } from '../adapters/marketplaces/market-sources.ts';
import { orderReader } from '../adapters/marketplaces/order-reader.ts';
import { acceptOrderJob } from '../handlers/jobs/accept-order.ts';
import { environmentOf } from '../runtime/environment.ts';
import { queueFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { reportWork, telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const moving = movingServices(environment);
const sources = orderSource(marketSources(moving));
const services = { ...moving, reader: orderReader, orderSource: sources };

export const handler = queueFunction(
  acceptOrderJob(services, reportWork(telemetryOf(environment))),
);
