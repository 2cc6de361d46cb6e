import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { QUEUES, SCHEDULES } from '../../functions/runtime/contracts/queues.ts';
import { ConsignmentMachine } from '../constructs/consignment-machine.ts';
import { MovingFunction, stateMachineArn } from '../constructs/moving-function.ts';
import type { MovingParts } from '../constructs/moving-function.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ourMetric, RunbookAlarm } from '../constructs/runbook-alarm.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

export interface FulfilmentStackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** The workflow and its stages, the partners' answers, what is asked again, and the sweep. */
export class FulfilmentStack extends Stack {
  /** What functions of other stacks need to move consignments. */
  readonly moving: MovingParts;
  /** Where partners' answers go. */
  readonly answers: IQueue;

  constructor(scope: Construct, id: string, { stage, data }: FulfilmentStackProps) {
    super(scope, id, { terminationProtection: stage.keepsData });
    const { alarms } = data;
    const name = `bondway-${stage.name}-consignments`;
    const parts = { data, stateMachineArn: stateMachineArn(this, name) };

    const loads = new QueueWorker(this, 'Loads', { row: QUEUES.loads, alarms });
    const asks = new QueueWorker(this, 'Asks', { row: QUEUES.asks, alarms });
    const signing = new QueueWorker(this, 'Signing', { row: QUEUES.signing, alarms });
    const queues = { asks: asks.queue, signing: signing.queue, loads: loads.queue };
    const moving = { ...parts, ...queues };
    this.moving = moving;
    asks.workedBy(new MovingFunction(this, 'Ask again', { stage, entry: 'ask-again', moving }));
    signing.workedBy(
      new MovingFunction(this, 'Sign documents', {
        stage,
        entry: 'sign-documents',
        moving,
        environment: { signaturesPerMinute: String(stage.signaturesPerMinute) },
        // A hundred documents under one signature, each recorded by its consignment.
        timeout: Duration.seconds(60),
      }),
    );
    loads.workedBy(new MovingFunction(this, 'Move load', { stage, entry: 'move-load', moving }));

    const answers = new QueueWorker(this, 'Answers', {
      row: QUEUES.answers,
      alarms,
      worker: () =>
        new MovingFunction(this, 'Apply answer', { stage, entry: 'apply-answer', moving }),
    });
    this.answers = answers.queue;

    const handler = new MovingFunction(this, 'Run stage', { stage, entry: 'run-stage', moving });
    new ConsignmentMachine(this, 'Consignments', { name, handler, alarms });
    new CfnOutput(this, 'StateMachineArn', { value: moving.stateMachineArn });
    new RunbookAlarm(this, {
      alarms,
      name: 'stage-faults',
      metric: ourMetric(stage, 'StageFault'),
      threshold: 5,
      impact: 'Parcels are stopped by faults of ours and wait for an operator.',
    });

    new ScheduledFunction(this, 'Sweeping', {
      row: SCHEDULES.sweep,
      alarms,
      worker: new MovingFunction(this, 'Sweep', { stage, entry: 'sweep', moving }),
    });
  }
}
