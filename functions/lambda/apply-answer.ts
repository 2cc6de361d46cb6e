import { partnerReader } from '../adapters/partners/partner-reader.ts';
import { applyAnswerJob } from '../handlers/jobs/apply-answer.ts';
import { environmentOf } from '../runtime/environment.ts';
import { queueFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { reportWork, telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const services = { ...movingServices(environment), desk: partnerReader };

export const handler = queueFunction(
  applyAnswerJob(services, reportWork(telemetryOf(environment))),
);
