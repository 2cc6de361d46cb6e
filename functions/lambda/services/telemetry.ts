import type { Environment } from '../../runtime/environment.ts';
import { METRICS } from '../../runtime/contracts/metric-names.ts';
import { jsonTelemetry } from '../../runtime/telemetry.ts';
import type { Telemetry } from '../../runtime/telemetry.ts';

/** Lambda keeps what a function writes to its standard output. */
export function telemetryOf(environment: Environment): Telemetry {
  return jsonTelemetry({
    stage: environment.required('stage'),
    write: (line) => process.stdout.write(`${line}\n`),
    now: Date.now,
  });
}

/** How the faults of a queue's messages are told. */
export function reportWork(telemetry: Telemetry): (fault: unknown) => void {
  return (fault) => {
    telemetry.error('a message failed and comes again', fault);
    telemetry.count(METRICS.workFailed);
  };
}
