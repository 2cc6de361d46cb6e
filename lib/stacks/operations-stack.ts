import { Duration, Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { SCHEDULES } from '../../functions/runtime/contracts/queues.ts';
import { EventFeed } from '../constructs/event-feed.ts';
import {
  onPartitions,
  readDocuments,
  readSecrets,
  readTable,
  writeDocuments,
  writeSecrets,
} from '../constructs/grants.ts';
import { MovingFunction } from '../constructs/moving-function.ts';
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

/** What operators see and steer, the feed of what happened, reconciliation and monthly summaries. */
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
    intake.api.serve(this, 'proof-api', this.proofApi(stage, data));
    intake.api.serve(this, 'settings-api', this.settingsApi(stage, data));

    new EventFeed(this, 'Feed', {
      table: data.orders,
      stock: data.stock,
      notices: intake.notices,
      orderQueue: intake.orders,
      alarms,
    });

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
    new ScheduledFunction(this, 'Summarising', {
      row: SCHEDULES.summarise,
      alarms,
      worker: this.summariser(stage, data, moving.signing),
    });
    new ScheduledFunction(this, 'Refreshing denied parties', {
      row: SCHEDULES.refreshDeniedParties,
      alarms,
      worker: this.refresher(stage, data),
    });
    this.peopleAreNeeded(alarms);
  }

  /** Reads what was declared, and the identities that stand on it; moves nothing. */
  private proofApi(stage: Stage, data: DataStack): ServiceFunction {
    const proofApi = new ServiceFunction(this, 'Proof API', {
      stage,
      entry: 'proof-api',
      environment: {
        ordersTable: data.orders.tableName,
        documentBucket: data.documents.bucketName,
        documentHost: data.documents.bucketRegionalDomainName,
      },
    });
    readTable(proofApi, data.orders);
    readDocuments(proofApi, data.documentsArn);
    readSecrets(proofApi, stage, 'identity-key');
    return proofApi;
  }

  /** Enters merchants, channels and endpoints with their secrets, and sends test events. */
  private settingsApi(stage: Stage, { orders }: DataStack): ServiceFunction {
    const fn = new ServiceFunction(this, 'Settings API', {
      stage,
      entry: 'settings-api',
      environment: { ordersTable: orders.tableName },
    });
    readTable(fn, orders);
    const written = [
      'MERCHANTS',
      'MERCHANT#*',
      'CHANNEL#*',
      'ACCOUNT#*',
      'MARKETPLACE#*',
      'ENDPOINTS#*',
      'OUTBOUND#*',
      'DELIVERY#*',
    ];
    onPartitions(fn, orders, ['dynamodb:PutItem'], written);
    for (const names of ['channels/', 'endpoints/']) {
      readSecrets(fn, stage, names);
      writeSecrets(fn, stage, names);
    }
    return fn;
  }

  /** Reads what was released, opens applications, and has them signed; moves nothing. */
  private summariser(stage: Stage, data: DataStack, signing: IQueue): ServiceFunction {
    const fn = new ServiceFunction(this, 'Summarise', {
      stage,
      entry: 'summarise',
      environment: {
        ordersTable: data.orders.tableName,
        documentBucket: data.documents.bucketName,
        documentHost: data.documents.bucketRegionalDomainName,
        signingQueueUrl: signing.queueUrl,
      },
      timeout: Duration.minutes(15),
    });
    readTable(fn, data.orders);
    onPartitions(fn, data.orders, ['dynamodb:PutItem'], ['SUMMARY#*']);
    writeDocuments(fn, data.documentsArn);
    signing.grant(fn, 'sqs:SendMessage');
    return fn;
  }

  /** Fetches the list of denied parties, keeps its editions, and says when it cannot. */
  private refresher(stage: Stage, data: DataStack): ServiceFunction {
    const fn = new ServiceFunction(this, 'Refresh denied parties', {
      stage,
      entry: 'refresh-denied-parties',
      environment: {
        ordersTable: data.orders.tableName,
        documentBucket: data.documents.bucketName,
        documentHost: data.documents.bucketRegionalDomainName,
        deniedPartiesUrl: stage.deniedPartiesUrl,
      },
      // A list of 50 MB, read and compared with the one before.
      timeout: Duration.minutes(2),
      memorySize: 1_024,
    });
    onPartitions(fn, data.orders, ['dynamodb:PutItem'], ['CASE#*']);
    writeDocuments(fn, data.documentsArn);
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
