import workflow from '../../generated/workflow.json' with { type: 'json' };
import { operatorApiHandler } from '../handlers/api/operator-api.ts';
import { environmentOf } from '../runtime/environment.ts';
import { httpFunction } from '../runtime/lambda-functions.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';
import { timeOf } from './services/time.ts';

const environment = environmentOf();
const { speed } = timeOf(environment);
const presentation = { workflow, speed, simulated: speed !== 1 };

export const handler = httpFunction(
  operatorApiHandler(movingServices(environment), presentation),
  telemetryOf(environment),
);
