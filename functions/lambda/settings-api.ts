import { deliveryTests } from '../adapters/marketplaces/delivery-tests.ts';
import { settingsApiHandler } from '../handlers/api/settings-api.ts';
import { environmentOf } from '../runtime/environment.ts';
import { httpFunction } from '../runtime/lambda-functions.ts';
import { telemetryOf } from './services/telemetry.ts';
import { tellingServices } from './services/telling.ts';

const environment = environmentOf();
const services = tellingServices(environment);

export const handler = httpFunction(
  settingsApiHandler({ ...services, deliveryTests: deliveryTests(services) }),
  telemetryOf(environment),
);
