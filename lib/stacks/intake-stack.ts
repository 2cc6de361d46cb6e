import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AMAZON_QUEUE, QUEUES, SCHEDULES } from '../../functions/runtime/contracts/queues.ts';
import { RECEIVERS } from '../../functions/runtime/contracts/routes.ts';
import type { HandlerName, ReceiverName } from '../../functions/runtime/contracts/routes.ts';
import { onPartitions, readSecrets, readTable, writeSecrets } from '../constructs/grants.ts';
import { MovingFunction } from '../constructs/moving-function.ts';
import type { MovingFunctionProps } from '../constructs/moving-function.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ourMetric, RunbookAlarm } from '../constructs/runbook-alarm.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
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

/** One function per family of marketplaces. */
const RECEIVER_NAMES = Object.keys(RECEIVERS).filter(isReceiver);

function isReceiver(name: string): name is ReceiverName {
  return name in RECEIVERS;
}

/** A receiver: what it is named, where it puts what it takes, and what it may look up for that. */
interface Receiver {
  readonly entry: Extract<HandlerName, `receive-${string}`>;
  readonly queue: IQueue;
  readonly environment: FunctionEnvironment;
  readonly secrets: string;
  readonly reads: string;
}

/** The HTTP API, what is received over it, the orders that come of that, and what channels are told. */
export class IntakeStack extends Stack {
  readonly api: PublicApi;
  /** What channels are owed: by the feed, and by whoever takes an order in. */
  readonly notices: IQueue;
  /** Deliveries that are worked, and orders whose parcels make room for another plan. */
  readonly orders: IQueue;

  constructor(scope: Construct, id: string, { stage, data, fulfilment }: IntakeStackProps) {
    super(scope, id, { terminationProtection: stage.keepsData });
    const { alarms } = data;
    const { moving, answers } = fulfilment;
    this.api = new PublicApi(this, 'Public', alarms);

    const notices = new QueueWorker(this, 'Notices', { row: QUEUES.notices, alarms });
    this.notices = notices.queue;
    notices.workedBy(this.teller('Tell channel', 'tell-channel', stage, data));
    new ScheduledFunction(this, 'Sending again', {
      row: SCHEDULES.sendDue,
      alarms,
      worker: this.teller('Send due', 'send-due', stage, data),
    });

    const ordersWorker = new QueueWorker(this, 'Orders', { row: QUEUES.orders, alarms });
    const { queue: orders } = ordersWorker;
    this.orders = orders;
    const accept = { stage, entry: 'accept-order', moving } as const;
    ordersWorker.workedBy(this.takesOrders('Accept order', accept));

    for (const entry of RECEIVER_NAMES) {
      const webhooks = this.receiver(stage, data, {
        entry,
        queue: orders,
        environment: { ordersQueueUrl: orders.queueUrl },
        secrets: 'channels/',
        reads: 'CHANNEL#*',
      });
      onPartitions(webhooks, data.orders, ['dynamodb:PutItem'], ['DELIVERY#*']);
    }
    this.takesNotifications(stage, data, orders);
    this.asksChannels(stage, data, orders);
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

    const orderApi = this.takesOrders('Orders API', { stage, entry: 'orders-api', moving });
    this.api.serve(this, 'orders-api', orderApi);
    this.tellsOfItself(stage);
    new CfnOutput(this, 'ApiId', { value: this.api.id });
    new CfnOutput(this, 'ApiUrl', { value: this.api.url });
  }

  /** That it is up, and how it is called. */
  private tellsOfItself(stage: Stage): void {
    const parts = { stage, environment: {}, memorySize: 128 };
    const health = new ServiceFunction(this, 'Health', { ...parts, entry: 'health' });
    this.api.serve(this, 'health', health);
    const apiDocs = new ServiceFunction(this, 'API docs', {
      ...parts,
      entry: 'api-docs',
      memorySize: 256,
    });
    this.api.serve(this, 'api-docs', apiDocs);
  }

  /** A channel that does not hand its order over is asked again later, and a changed order planned anew. */
  private takesOrders(id: string, props: MovingFunctionProps): MovingFunction {
    const environment = {
      noticesQueueUrl: this.notices.queueUrl,
      ordersQueueUrl: this.orders.queueUrl,
    };
    const fn = new MovingFunction(this, id, { ...props, environment });
    for (const queue of [this.notices, this.orders]) queue.grant(fn, 'sqs:SendMessage');
    return fn;
  }

  /** Tells channels and endpoints, keeps what is on its way to endpoints, and puts off what failed. */
  private teller(
    id: string,
    entry: 'tell-channel' | 'send-due',
    stage: Stage,
    { orders }: DataStack,
  ): ServiceFunction {
    const fn = new ServiceFunction(this, id, {
      stage,
      entry,
      environment: { ordersTable: orders.tableName, noticesQueueUrl: this.notices.queueUrl },
    });
    readTable(fn, orders);
    this.notices.grant(fn, 'sqs:SendMessage');
    const written = entry === 'send-due' ? ['OUTBOUND#*'] : ['OUTBOUND#*', 'ENDPOINTS#*', 'CASE#*'];
    onPartitions(fn, orders, ['dynamodb:PutItem'], written);
    if (entry === 'send-due') return fn;
    readSecrets(fn, stage, 'channels/');
    readSecrets(fn, stage, 'endpoints/');
    return fn;
  }

  /** What is done at channels by the clock: they are asked for what was lost, their tokens had anew. */
  private asksChannels(stage: Stage, data: DataStack, orders: IQueue): void {
    const { alarms } = data;
    new ScheduledFunction(this, 'Polling', {
      row: SCHEDULES.pollChannels,
      alarms,
      worker: this.poller(stage, data, orders),
    });
    new ScheduledFunction(this, 'Renewing', {
      row: SCHEDULES.renewTokens,
      alarms,
      worker: this.renewer(stage, data),
    });
  }

  /** Has access tokens anew before they end; the only one that may write them, beside the settings. */
  private renewer(stage: Stage, { orders: table }: DataStack): ServiceFunction {
    const fn = new ServiceFunction(this, 'Renew tokens', {
      stage,
      entry: 'renew-tokens',
      environment: { ordersTable: table.tableName },
      timeout: Duration.minutes(10),
    });
    readTable(fn, table);
    onPartitions(fn, table, ['dynamodb:PutItem'], ['CASE#*']);
    readSecrets(fn, stage, 'channels/');
    writeSecrets(fn, stage, 'channels/');
    return fn;
  }

  /** Asks channels for what changed, and queues what no message told. */
  private poller(stage: Stage, { orders: table }: DataStack, orders: IQueue): ServiceFunction {
    const fn = new ServiceFunction(this, 'Poll channels', {
      stage,
      entry: 'poll-channels',
      environment: { ordersTable: table.tableName, ordersQueueUrl: orders.queueUrl },
      timeout: Duration.minutes(10),
    });
    readTable(fn, table);
    onPartitions(fn, table, ['dynamodb:PutItem'], ['POLL#*']);
    orders.grant(fn, 'sqs:SendMessage');
    readSecrets(fn, stage, 'channels/');
    return fn;
  }

  /** A queue that Amazon's account may send to, and who takes its notifications in. */
  private takesNotifications(stage: Stage, { orders: table, alarms }: DataStack, orders: IQueue) {
    const worker = new QueueWorker(this, 'Amazon', { row: AMAZON_QUEUE, alarms });
    const { queue } = worker;
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AccountPrincipal(AMAZON_QUEUE.senderAccount)],
        actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      }),
    );
    const fn = new ServiceFunction(this, AMAZON_QUEUE.worker, {
      stage,
      entry: AMAZON_QUEUE.worker,
      environment: { ordersTable: table.tableName, ordersQueueUrl: orders.queueUrl },
    });
    orders.grant(fn, 'sqs:SendMessage');
    onPartitions(fn, table, ['dynamodb:GetItem'], ['CHANNEL#*']);
    onPartitions(fn, table, ['dynamodb:Query'], ['ACCOUNT#*']);
    onPartitions(fn, table, ['dynamodb:PutItem'], ['DELIVERY#*']);
    worker.workedBy(fn);
    new CfnOutput(this, 'AmazonQueueArn', { value: queue.queueArn });
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
