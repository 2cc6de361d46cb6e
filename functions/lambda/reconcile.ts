import { reconcileJob } from '../handlers/jobs/reconcile.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();

export const handler = jobFunction(
  reconcileJob(movingServices(environment)),
  telemetryOf(environment),
);
