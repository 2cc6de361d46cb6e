import { tokenRenewal } from '../adapters/marketplaces/token-renewal.ts';
import { renewTokensJob } from '../handlers/jobs/renew-tokens.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { telemetryOf } from './services/telemetry.ts';
import { tellingServices } from './services/telling.ts';

const environment = environmentOf();
const telling = tellingServices(environment);

export const handler = jobFunction(
  renewTokensJob({ ...telling, renewal: tokenRenewal(telling) }),
  telemetryOf(environment),
);
