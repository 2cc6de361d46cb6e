import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueRow } from '../../functions/runtime/contracts/queues.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { Alarms } from './runbook-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface QueueWorkerProps {
  /** What the contracts say of the queue, the impact of its dead letters included. */
  readonly row: Omit<QueueRow, 'name'> & { readonly name: string };
  readonly alarms: Alarms;
  /** Builds the worker; without it, `workedBy` names it later: some send to their own queue. */
  readonly worker?: () => ServiceFunction;
}

/** As long as SQS keeps anything: a weekend and the holiday after it. */
const DEAD_LETTER_RETENTION = Duration.days(14);

/** All that SQS takes. A body of 700 kB, encoded, is more than the quarter of it that it once was. */
const LARGEST_MESSAGE_BYTES = 1_048_576;

/**
 * A queue, its worker, its dead letters and the alarm on them. A message that fails comes again
 * alone, not with its batch; a dead letter is one too many.
 */
export class QueueWorker extends Construct {
  readonly queue: Queue;
  private readonly props: QueueWorkerProps;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    this.props = props;
    const { row, alarms } = props;
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      maxMessageSizeBytes: LARGEST_MESSAGE_BYTES,
    };
    const deadLetters = new Queue(this, 'Dead letters', {
      ...common,
      retentionPeriod: DEAD_LETTER_RETENTION,
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(row.visibilitySeconds),
      retentionPeriod: DEAD_LETTER_RETENTION,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: row.maxReceives },
    });
    if (props.worker !== undefined) this.workedBy(props.worker());
    new CfnOutput(Stack.of(this), `${row.name}DeadLetters`, { value: deadLetters.queueUrl });
    new RunbookAlarm(this, {
      alarms,
      name: `${row.name}-dead-letters`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      threshold: 1,
      impact: row.failureImpact,
    });
  }

  /** Gives the queue its worker; once. */
  workedBy(worker: ServiceFunction): void {
    const { row, alarms } = this.props;
    worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: row.batchSize,
        ...(row.companySeconds !== undefined && {
          maxBatchingWindow: Duration.seconds(row.companySeconds),
        }),
        reportBatchItemFailures: true,
        maxConcurrency: alarms.stage.workersAtOnce,
      }),
    );
  }
}
