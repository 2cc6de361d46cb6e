import { RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { consignmentWorkflow } from '../workflow/consignment-workflow.ts';
import { acknowledge, acknowledgeWildcard } from './acknowledge.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';
import type { Alarms } from './runbook-alarm.ts';

export interface ConsignmentMachineProps {
  readonly name: string;
  /** Runs every token state; the payload says which. */
  readonly handler: IFunction;
  readonly alarms: Alarms;
}

/** The state machine of consignments. Every end of the workflow is a success: a failure is a bug. */
export class ConsignmentMachine extends Construct {
  constructor(scope: Construct, id: string, { name, handler, alarms }: ConsignmentMachineProps) {
    super(scope, id);
    const log = new LogGroup(this, 'Log', {
      retention: alarms.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromChainable(
        consignmentWorkflow(this, {
          dispatch: handler,
          declare: handler,
          'hand-off': handler,
          confirm: handler,
          unwind: handler,
          'needs-operator': handler,
        }),
      ),
      logs: { destination: log, level: LogLevel.ERROR, includeExecutionData: false },
    });
    acknowledge(machine, {
      'AwsSolutions-SF1':
        'Errors are logged. Each consignment has its own trail of events; logging every state beside it costs more than the function that runs it.',
      'AwsSolutions-SF2':
        'Days lie between two states, and the trail says what happened: traces would add 31 ms to every cold start and nothing to that.',
    });
    acknowledgeWildcard(machine.role, `${handler.functionArn}:*`, 'One function, in any version.');
    acknowledgeWildcard(machine.role, '*', 'Setting up the delivery of a log knows no resources.');
    new RunbookAlarm(this, {
      alarms,
      name: 'executions-failed',
      metric: machine.metricFailed({ period: ALARM_PERIOD, statistic: 'Sum' }),
      threshold: 1,
      impact: 'A parcel’s workflow ended without an end: nobody moves it until it is restarted.',
    });
    new RunbookAlarm(this, {
      alarms,
      name: 'executions-throttled',
      metric: machine.metricThrottled({ period: ALARM_PERIOD, statistic: 'Sum' }),
      threshold: 1,
      impact: 'Parcels stand still between two stages, because the account’s quota is used up.',
    });
  }
}
