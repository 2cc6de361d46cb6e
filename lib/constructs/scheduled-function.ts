import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { ScheduleRow } from '../../functions/runtime/contracts/queues.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';
import type { Alarms } from './runbook-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface ScheduledFunctionProps {
  readonly row: ScheduleRow;
  readonly alarms: Alarms;
  readonly worker: ServiceFunction;
}

/** A function that runs by the clock, and the alarms for when it fails and when it does not run. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, { row, alarms, worker }: ScheduledFunctionProps) {
    super(scope, id);
    const { everyMinutes, failureImpact: impact } = row;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
      target: new LambdaInvoke(worker, { role, retryAttempts: 2 }),
      description: `Bondway ${alarms.stage.name}: ${row.worker}`,
    });
    acknowledgeWildcard(role, `${worker.functionArn}:*`, 'One function, in any version.');
    new RunbookAlarm(this, {
      alarms,
      name: `${row.worker}-failing`,
      metric: worker.metricErrors({ period: ALARM_PERIOD, statistic: 'Sum' }),
      threshold: 1,
      // One failed run of a job that repeats at once is no reason to wake anybody.
      periods: everyMinutes * 60 <= ALARM_PERIOD.toSeconds() ? 3 : 1,
      impact,
    });
    new RunbookAlarm(this, {
      alarms,
      name: `${row.worker}-not-running`,
      metric: worker.metricInvocations({ period: silence(everyMinutes), statistic: 'Sum' }),
      threshold: 1,
      below: true,
      missingIsAlarm: true,
      impact,
    });
  }
}

/** Three runs missed, within what CloudWatch takes as a period: a day at most. */
function silence(everyMinutes: number): Duration {
  return Duration.minutes(Math.min(Math.max(everyMinutes * 3, 5), 24 * 60));
}
