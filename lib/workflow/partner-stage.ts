import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, JsonPath, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, INextable } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { ErrorName } from '../../functions/runtime/contracts/error-names.ts';
import { STATE_NAMES } from '../../functions/runtime/contracts/stage-payload.ts';
import type { StagePayload } from '../../functions/runtime/contracts/stage-payload.ts';

/** The function behind each stage. */
export type StageHandlers = { readonly [S in StagePayload['stage']]: IFunction };

/** Where each named failure of a stage leads. */
export type FailurePaths = { readonly [Name in ErrorName]?: IChainable };

/** A token state that others may lead to, and that leads on only once its failures lead somewhere. */
export interface PartnerStage {
  readonly entry: IChainable;
  /** Named failures lead where `paths` says, whatever else happens to `lastResort`. */
  otherwise(paths: FailurePaths, lastResort: PartnerStage): IChainable & INextable;
}

/**
 * How long one token lives, not what was promised: then the state is entered anew and asks nobody
 * while its task's own deadline is ahead. Timers off AWS hold 24.8 days (32 bits of milliseconds).
 */
const RENEWAL = Timeout.duration(Duration.days(24));

/** Faults of our own: a stage's handler that failed, or Lambda itself. */
const FAULTS = [
  'StageFault' satisfies ErrorName,
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** After 2 s and 4 s; each is billed as a transition, and what lasts longer is for a person. */
const BRIEFLY = { errors: FAULTS, interval: Duration.seconds(2), maxAttempts: 2 };

/** Where the person is already: after 1, 2, 4 … 60 minutes, for two months. */
const HOURLY = { interval: Duration.minutes(1), maxDelay: Duration.hours(1), maxAttempts: 1_500 };
const PATIENTLY = { errors: FAULTS, ...HOURLY };

/** A state that hands its token to a stage's handler and waits until somebody completes it. */
export function partnerStage(
  scope: Construct,
  stage: keyof StageHandlers,
  handlers: StageHandlers,
  comment: string,
): PartnerStage {
  const task = new LambdaInvoke(scope, STATE_NAMES[stage], {
    comment,
    lambdaFunction: handlers[stage],
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({
      stage,
      consignmentId: JsonPath.stringAt('$.consignmentId'),
      token: JsonPath.taskToken,
      entered: JsonPath.stateEnteredTime,
    } satisfies StagePayload),
    resultPath: JsonPath.DISCARD,
    taskTimeout: RENEWAL,
    retryOnServiceExceptions: false,
  });
  task.addRetry(stage === 'needs-operator' ? PATIENTLY : BRIEFLY);
  return {
    entry: task,
    otherwise: (paths, lastResort) => {
      const targets = { ...paths, 'States.Timeout': task, 'States.ALL': lastResort.entry };
      for (const [name, target] of Object.entries(targets)) {
        // Failures change no input either: an execution is its state and what it was started with.
        task.addCatch(target, { errors: [name], resultPath: JsonPath.DISCARD });
      }
      return task;
    },
  };
}
