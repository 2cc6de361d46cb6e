import { sweepJob } from '../handlers/jobs/sweep.ts';
import { environmentOf } from '../runtime/environment.ts';
import { jobFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();

export const handler = jobFunction(sweepJob(movingServices(environment)), telemetryOf(environment));
