import { moveLoadJob } from '../handlers/jobs/move-load.ts';
import { environmentOf } from '../runtime/environment.ts';
import { queueFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { reportWork, telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const report = reportWork(telemetryOf(environment));

export const handler = queueFunction(moveLoadJob(movingServices(environment), report));
