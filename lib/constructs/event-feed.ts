import { Duration } from 'aws-cdk-lib';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcard } from './acknowledge.ts';
import { onPartitions, readTable, writeTable } from './grants.ts';
import { ALARM_PERIOD, ourMetric, RunbookAlarm } from './runbook-alarm.ts';
import type { Alarms } from './runbook-alarm.ts';
import { ServiceFunction } from './service-function.ts';
import type { SingleTable } from './single-table.ts';

export interface EventFeedProps {
  /** The orders table: its new events are the outbox. */
  readonly table: SingleTable;
  /** The ledger, which hears of lists and gates, and the statistics. */
  readonly stock: SingleTable;
  readonly notices: IQueue;
  /** Orders whose parcels made room are planned anew. */
  readonly orderQueue: IQueue;
  readonly alarms: Alarms;
}

/** The stream keeps a day; what cannot be handed on for that long is told of before it is gone. */
const LONGEST_RETRY = Duration.hours(23);

/** What the feed is made of: consignments with the events that moved them, and cases. */
const FED = [
  { dynamodb: { Keys: { sk: { S: [{ prefix: 'CONSIGNMENT#' }] } } } },
  { dynamodb: { Keys: { pk: { S: [{ prefix: 'CASE#' }] } } } },
];

/**
 * Hands on what happened: notices owed to channels, the ledger, statistics, counts, metrics. In order per consignment, at
 * least once. The function throws only for faults that pass, so nothing is given up before its day
 * is over.
 */
export class EventFeed extends Construct {
  constructor(scope: Construct, id: string, { table, stock, alarms, ...queues }: EventFeedProps) {
    super(scope, id);
    const { stage } = alarms;
    const { notices, orderQueue } = queues;
    const fn = new ServiceFunction(this, 'Function', {
      stage,
      entry: 'feed-events',
      environment: {
        ordersTable: table.tableName,
        stockTable: stock.tableName,
        noticesQueueUrl: notices.queueUrl,
        ordersQueueUrl: orderQueue.queueUrl,
      },
    });
    for (const queue of [notices, orderQueue]) queue.grant(fn, 'sqs:SendMessage');
    onPartitions(fn, table, ['dynamodb:UpdateItem'], ['COUNT#*']);
    onPartitions(fn, table, ['dynamodb:PutItem'], ['CASE#*']);
    readTable(fn, table);
    readTable(fn, stock);
    writeTable(fn, stock);
    const deadLetters = new Queue(this, 'Dead letters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    fn.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        maxRecordAge: LONGEST_RETRY,
        onFailure: new SqsDlq(deadLetters),
        filters: FED.map((pattern) => ({ pattern: JSON.stringify(pattern) })),
      }),
    );
    acknowledgeWildcard(fn.ownRole, '*', 'Lambda lists streams: that action knows no resources.');
    acknowledge(deadLetters, {
      'AwsSolutions-SQS3': 'It is where the feed itself leaves what it could not hand on.',
    });
    this.alarms(alarms, fn, deadLetters);
  }

  private alarms(alarms: Alarms, fn: ServiceFunction, deadLetters: Queue): void {
    const impact = 'Marketplaces are not told what happened; counts on the board stand still.';
    new RunbookAlarm(this, {
      alarms,
      name: 'feed-dead-letters',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      threshold: 1,
      impact,
    });
    new RunbookAlarm(this, {
      alarms,
      name: 'feed-behind',
      metric: fn.metric('IteratorAge', { period: ALARM_PERIOD, statistic: 'Maximum' }),
      threshold: Duration.minutes(10).toMilliseconds(),
      impact,
    });
    new RunbookAlarm(this, {
      alarms,
      name: 'feed-unreadable',
      metric: ourMetric(alarms.stage, 'FeedUnreadable'),
      threshold: 1,
      impact: 'An event was left out of notices and counts; it is in the table all the same.',
    });
  }
}
