import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { QUEUES } from '../../functions/runtime/contracts/queues.ts';
import type { HandlerName } from '../../functions/runtime/contracts/routes.ts';
import { readSecrets, onPartitions } from '../constructs/grants.ts';
import { MovingFunction } from '../constructs/moving-function.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ourMetric, RunbookAlarm } from '../constructs/runbook-alarm.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import type { FunctionEnvironment } from '../constructs/service-function.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';
import type { FulfilmentStack } from './fulfilment-stack.ts';

export interface IntakeStackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly fulfilment: FulfilmentStack;
}

/** A receiver: what it is named, where it puts what it takes, and what it may look up for that. */
interface Receiver {
  readonly entry: Extract<HandlerName, 'receive-webhook' | 'receive-partner-answer'>;
  readonly queue: IQueue;
  readonly environment: FunctionEnvironment;
  readonly secrets: string;
  readonly reads: string;
}

/** The HTTP API, what is received over it, and the orders that come of that. */
export class IntakeStack extends Stack {
  readonly api: PublicApi;

  constructor(scope: Construct, id: string, { stage, data, fulfilment }: IntakeStackProps) {
    super(scope, id, { terminationProtection: stage.keepsData });
    const { alarms } = data;
    const { moving, answers } = fulfilment;
    this.api = new PublicApi(this, 'Public', alarms);

    const { queue: orders } = new QueueWorker(this, 'Orders', {
      row: QUEUES.orders,
      alarms,
      worker: () =>
        new MovingFunction(this, 'Accept order', { stage, entry: 'accept-order', moving }),
    });

    const webhooks = this.receiver(stage, data, {
      entry: 'receive-webhook',
      queue: orders,
      environment: { ordersQueueUrl: orders.queueUrl },
      secrets: 'channels/',
      reads: 'CHANNEL#*',
    });
    onPartitions(webhooks, data.orders, ['dynamodb:PutItem'], ['DELIVERY#*']);
    this.receiver(stage, data, {
      entry: 'receive-partner-answer',
      queue: answers,
      environment: { answersQueueUrl: answers.queueUrl },
      secrets: 'partners/',
      reads: 'PARTNER#*',
    });
    new RunbookAlarm(this, {
      alarms,
      name: 'deliveries-refused',
      metric: ourMetric(stage, 'DeliveryRefused'),
      threshold: 50,
      impact: 'A channel’s or partner’s messages are refused: its orders or answers do not arrive.',
    });

    const orderApi = new MovingFunction(this, 'Orders API', { stage, entry: 'orders-api', moving });
    this.api.serve(this, 'orders-api', orderApi);
    const health = new ServiceFunction(this, 'Health', {
      stage,
      entry: 'health',
      environment: {},
      memorySize: 128,
    });
    this.api.serve(this, 'health', health);
    new CfnOutput(this, 'ApiId', { value: this.api.id });
    new CfnOutput(this, 'ApiUrl', { value: this.api.url });
  }

  private receiver(stage: Stage, data: DataStack, receiver: Receiver): ServiceFunction {
    const { entry, queue, environment, secrets, reads } = receiver;
    const fn = new ServiceFunction(this, entry, {
      stage,
      entry,
      environment: { ordersTable: data.orders.tableName, ...environment },
      // A whole processor's worth: signatures are verified in less than the strictest sender's 500 ms.
      memorySize: 1_024,
    });
    queue.grant(fn, 'sqs:SendMessage');
    readSecrets(fn, stage, secrets);
    onPartitions(fn, data.orders, ['dynamodb:GetItem'], [reads]);
    this.api.serve(this, entry, fn);
    return fn;
  }
}
