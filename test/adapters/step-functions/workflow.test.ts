import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { stepFunctionsWorkflow } from '../../../functions/adapters/step-functions/workflow.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:consignments';
const sfn = mockClient(SFNClient);
const workflow = stepFunctionsWorkflow(new SFNClient({ region: 'us-east-1' }), ARN);
const gone = { message: '', $metadata: {} };
beforeEach(() => {
  sfn.reset();
});

describe('the workflow on Step Functions', () => {
  test('names an execution after its consignment', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await workflow.start('O123-01');
    await workflow.start('O123-01', 2);
    expect(sfn.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input)).toEqual([
      { stateMachineArn: ARN, name: 'O123-01', input: '{"consignmentId":"O123-01"}' },
      { stateMachineArn: ARN, name: 'O123-01-r2', input: '{"consignmentId":"O123-01"}' },
    ]);
  });

  test('takes an execution that exists for a success, and nothing else', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(gone));
    await expect(workflow.start('O123-01')).resolves.toBeUndefined();
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(workflow.start('O123-01')).rejects.toThrow('throttled');
  });

  test('completes a token, or fails it by name', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({}).on(SendTaskFailureCommand).resolves({});
    await workflow.resume('token', { kind: 'done' });
    await workflow.resume('token', { kind: 'failed', error: 'CustomsRejected', cause: '-621018' });
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: '{}',
    });
    expect(sfn.commandCalls(SendTaskFailureCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      error: 'CustomsRejected',
      cause: '-621018',
    });
  });

  test.each([
    ['does not exist', new TaskDoesNotExist(gone)],
    ['timed out', new TaskTimedOut(gone)],
  ])('minds no token that %s', async (_name, fault) => {
    sfn.on(SendTaskSuccessCommand).rejects(fault);
    await expect(workflow.resume('token', { kind: 'done' })).resolves.toBeUndefined();
  });
});
