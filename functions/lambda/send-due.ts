import { sendDueJob } from '../handlers/jobs/send-due.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { telemetryOf } from './services/telemetry.ts';
import { tellingServices } from './services/telling.ts';

const environment = environmentOf();

export const handler = jobFunction(
  sendDueJob(tellingServices(environment)),
  telemetryOf(environment),
);
