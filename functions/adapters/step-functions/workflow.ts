import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { TaskOutcome } from '../../domain/consignment/task.ts';
import type { Workflow } from '../../ports/workflow.ts';
import type { ExecutionInput } from '../../runtime/contracts/stage-payload.ts';

/** Longest `cause` that SendTaskFailure takes. */
const LONGEST_CAUSE = 32_768;

/** The workflow on Step Functions. Starting and resuming may be repeated: only the first counts. */
export function stepFunctionsWorkflow(client: SFNClient, stateMachineArn: string): Workflow {
  return {
    start: async (consignmentId, retry) => {
      const input: ExecutionInput = { consignmentId };
      const name = retry === undefined ? consignmentId : `${consignmentId}-r${String(retry)}`;
      const command = new StartExecutionCommand({
        stateMachineArn,
        name,
        input: JSON.stringify(input),
      });
      await tolerating([ExecutionAlreadyExists], client.send(command));
    },
    resume: async (token, outcome) => {
      const gone = [TaskDoesNotExist, TaskTimedOut, InvalidToken];
      await tolerating(gone, complete(client, token, outcome));
    },
  };
}

function complete(client: SFNClient, taskToken: string, outcome: TaskOutcome): Promise<unknown> {
  if (outcome.kind === 'done') {
    return client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  }
  const { error } = outcome;
  const cause = outcome.cause.slice(0, LONGEST_CAUSE);
  return client.send(new SendTaskFailureCommand({ taskToken, error, cause }));
}

type Fault = abstract new (...parameters: never[]) => Error;

/** Awaits a call; the named faults mean that somebody else did it already. */
async function tolerating(faults: readonly Fault[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (fault) {
    if (!faults.some((tolerated) => fault instanceof tolerated)) throw fault;
  }
}
