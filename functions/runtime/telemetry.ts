import { METRIC_DIMENSION, METRIC_NAMESPACE } from './contracts/metric-names.ts';
import type { MetricName } from './contracts/metric-names.ts';

/** Fields of a log line: ids, counts, codes. Never personal data, never a body. */
export type LogFields = { readonly [field: string]: string | number | boolean | undefined };

/** What a process tells about itself. Telling never fails and never holds up what it is about. */
export interface Telemetry {
  info(message: string, fields?: LogFields): void;
  /** @param fault its name, message and stack are logged */
  error(message: string, fault: unknown, fields?: LogFields): void;
  count(metric: MetricName, value?: number): void;
}

export interface TelemetrySettings {
  /** Deployment whose metrics these are. */
  readonly stage: string;
  /** Takes one line without its line break. */
  readonly write: (line: string) => void;
  /** Wall milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Telemetry as JSON lines. Metrics are lines too, in CloudWatch's embedded metric format: they cost
 * no call and are not lost when a function ends.
 *
 * Source: CloudWatch user guide, "Specification: Embedded metric format".
 */
export function jsonTelemetry({ stage, write, now }: TelemetrySettings): Telemetry {
  const line = (level: string, message: string, fields: object): void => {
    write(JSON.stringify({ level, time: new Date(now()).toISOString(), message, ...fields }));
  };
  return {
    info: (message, fields = {}) => {
      line('INFO', message, fields);
    },
    error: (message, fault, fields = {}) => {
      line('ERROR', message, { ...fields, fault: faultFields(fault) });
    },
    count: (metric, value = 1) => {
      const definition = {
        Namespace: METRIC_NAMESPACE,
        Dimensions: [[METRIC_DIMENSION]],
        Metrics: [{ Name: metric, Unit: 'Count' }],
      };
      write(
        JSON.stringify({
          _aws: { Timestamp: now(), CloudWatchMetrics: [definition] },
          [METRIC_DIMENSION]: stage,
          [metric]: value,
        }),
      );
    },
  };
}

function faultFields(fault: unknown): object {
  if (!(fault instanceof Error)) return { name: 'unknown', message: String(fault) };
  const { name, message, stack } = fault;
  const causes = fault instanceof AggregateError ? fault.errors.map(faultFields) : undefined;
  return { name, message, stack, causes };
}
