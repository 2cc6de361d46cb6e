import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
} from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { stepFunctionsWorkflow } from '../../functions/adapters/step-functions/workflow.ts';
import type { StagePayload } from '../../functions/runtime/contracts/stage-payload.ts';
import { uniqueId } from '../contracts/unique-ids.ts';
import type { WorkflowUnderTest } from '../contracts/workflow.contract.ts';
import { createQueue, takeMessages } from './queue-under-test.ts';

interface Definition {
  States: Record<string, { Type: string; Resource?: string; Parameters?: { Payload?: object } }>;
}

const MOST_LOOKS = 150;
const PAUSE_MS = 100;

/**
 * The deployed workflow, state by state, whose stages hand their token to a queue of the test
 * instead of to our function.
 */
export async function workflowUnderTest(
  sfn: SFNClient,
  sqs: SQSClient,
  deployed: string,
): Promise<WorkflowUnderTest> {
  const name = uniqueId('contract-');
  const queue = await createQueue(sqs, name);
  const arn = await copyOf(sfn, deployed, name, queue);
  const entries: StagePayload[] = [];
  return {
    workflow: stepFunctionsWorkflow(sfn, arn),
    entry: async (consignmentId, nth) => {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        const own = entries.filter((each) => each.consignmentId === consignmentId);
        const found = own[nth - 1];
        if (found !== undefined) return found;
        const arrived = await takeMessages(sqs, queue);
        entries.push(...arrived.map((body) => JSON.parse(body) as StagePayload));
      }
      throw new Error(`${consignmentId} did not enter a state ${String(nth)} times`);
    },
    ended: async (execution) => {
      const executionArn = `${arn.replace(':stateMachine:', ':execution:')}:${execution}`;
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (status !== 'RUNNING') break;
        await pause(PAUSE_MS);
      }
      const { events = [] } = await sfn.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }),
      );
      return events
        .map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name)
        .filter((state) => state !== undefined);
    },
    close: async () => undefined,
  };
}

async function copyOf(
  sfn: SFNClient,
  stateMachineArn: string,
  name: string,
  QueueUrl: string,
): Promise<string> {
  const { definition: text = '', roleArn } = await sfn.send(
    new DescribeStateMachineCommand({ stateMachineArn }),
  );
  const definition = JSON.parse(text) as Definition;
  for (const state of Object.values(definition.States)) {
    if (state.Type !== 'Task') continue;
    state.Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    state.Parameters = { QueueUrl, MessageBody: state.Parameters?.Payload } as object;
  }
  const created = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  );
  if (created.stateMachineArn === undefined) throw new Error(`no state machine ${name}`);
  return created.stateMachineArn;
}
