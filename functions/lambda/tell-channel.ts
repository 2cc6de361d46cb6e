import { tellChannelJob } from '../handlers/jobs/tell-channel.ts';
import { environmentOf } from '../runtime/environment.ts';
import { queueFunction } from '../runtime/lambda-functions.ts';
import { reportWork, telemetryOf } from './services/telemetry.ts';
import { tellingServices } from './services/telling.ts';

const environment = environmentOf();
const report = reportWork(telemetryOf(environment));

export const handler = queueFunction(tellChannelJob(tellingServices(environment), report));
