import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  METRIC_DIMENSION,
  METRIC_NAMESPACE,
} from '../../functions/runtime/contracts/metric-names.ts';
import type { MetricName } from '../../functions/runtime/contracts/metric-names.ts';
import type { Stage } from '../stages.ts';

/** Where alarms go, and of which stage they are. */
export interface Alarms {
  readonly stage: Stage;
  readonly topic: ITopic;
}

export interface RunbookAlarmProps {
  readonly alarms: Alarms;
  /** Heading in docs/runbook.md; the alarm's name is the stage and this. */
  readonly name: string;
  readonly metric: IMetric;
  /** What it means to a merchant, in one sentence. */
  readonly impact: string;
  /** In alarm from this value on; `below` turns that round. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods of the metric in a row; 1 by default. */
  readonly periods?: number;
  /** No data at all is an alarm too: something that must run does not. */
  readonly missingIsAlarm?: boolean;
}

/** Name of the alarm of a stage under a heading of the runbook. */
function alarmName(stage: Stage, heading: string): string {
  return `bondway-${stage.name}-${heading}`;
}

/** Five minutes: the shortest time in which somebody who is called can look. */
export const ALARM_PERIOD = Duration.minutes(5);

/** One of the metrics that our handlers count, summed over the alarm's period. */
export function ourMetric(stage: Stage, metricName: MetricName): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensionsMap: { [METRIC_DIMENSION]: stage.name },
    period: ALARM_PERIOD,
    statistic: 'Sum',
  });
}

/** An alarm that says what it means and where it is written what to do. */
export class RunbookAlarm extends Construct {
  constructor(scope: Construct, props: RunbookAlarmProps) {
    super(scope, `Alarm ${props.name}`);
    const { alarms, name, metric, impact, threshold } = props;
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: alarmName(alarms.stage, name),
      alarmDescription: `${impact} What to do: docs/runbook.md#${name}`,
      metric,
      threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.missingIsAlarm
        ? TreatMissingData.BREACHING
        : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms.topic));
  }
}
