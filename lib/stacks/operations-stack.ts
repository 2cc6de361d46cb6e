import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { QUEUES, SCHEDULES } from '../../functions/runtime/contracts/queues.ts';
import { EventFeed } from '../constructs/event-feed.ts';
import { readSecrets, readTable } from '../constructs/grants.ts';
import { MovingFunction } from '../constructs/moving-function.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ourMetric, RunbookAlarm } from '../constructs/runbook-alarm.ts';
import type { Alarms } from '../constructs/runbook-alarm.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';
import type { FulfilmentStack } from './fulfilment-stack.ts';
import type { IntakeStack } from './intake-stack.ts';

export interface OperationsStackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly fulfilment: FulfilmentStack;
  readonly intake: IntakeStack;
}

/** What operators see and steer, what channels are told, and the daily reconciliation. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    const { stage, data, intake } = props;
    super(scope, id, { terminationProtection: stage.keepsData });
    const { alarms } = data;
    const { moving } = props.fulfilment;

    const operatorApi = new MovingFunction(this, 'Operator API', {
      stage,
      entry: 'operator-api',
      moving,
    });
    intake.api.serve(this, 'operator-api', operatorApi);

    const { queue: notices } = new QueueWorker(this, 'Notices', {
      row: QUEUES.notices,
      alarms,
      worker: () => this.tellChannel(stage, data),
    });
    new EventFeed(this, 'Feed', { table: data.orders, notices, alarms });

    new ScheduledFunction(this, 'Reconciling', {
      row: SCHEDULES.reconcile,
      alarms,
      worker: new MovingFunction(this, 'Reconcile', {
        stage,
        entry: 'reconcile',
        moving,
        timeout: Duration.minutes(15),
        memorySize: 1_024,
      }),
    });
    this.peopleAreNeeded(alarms);
  }

  private tellChannel(stage: Stage, { orders }: DataStack): ServiceFunction {
    const fn = new ServiceFunction(this, 'Tell channel', {
      stage,
      entry: 'tell-channel',
      environment: { ordersTable: orders.tableName },
    });
    readTable(fn, orders);
    readSecrets(fn, stage, 'channels/');
    return fn;
  }

  private peopleAreNeeded(alarms: Alarms): void {
    new RunbookAlarm(this, {
      alarms,
      name: 'operators-needed',
      metric: ourMetric(alarms.stage, 'NeedsOperator'),
      threshold: 10,
      impact: 'Parcels are taken out of the flow faster than operators usually put them back.',
    });
    new RunbookAlarm(this, {
      alarms,
      name: 'cases-opened',
      metric: ourMetric(alarms.stage, 'CaseOpened'),
      threshold: 10,
      impact: 'What we believe and what others say differs in many places at once.',
    });
  }
}
