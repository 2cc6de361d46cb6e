import { runStage } from '../handlers/stages/run-stage.ts';
import { METRICS } from '../runtime/contracts/metric-names.ts';
import { environmentOf } from '../runtime/environment.ts';
import { movingServices } from './services/moving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const telemetry = telemetryOf(environment);

export const handler = runStage(movingServices(environment), (fault, consignmentId) => {
  telemetry.error('a stage failed', fault, { consignmentId });
  telemetry.count(METRICS.stageFault);
});
