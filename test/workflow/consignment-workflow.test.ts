import { describe, expect, test } from '@jest/globals';
import validate from 'asl-validator';
import { ERROR_NAMES } from '../../functions/runtime/contracts/error-names.ts';
import { STATE_NAMES } from '../../functions/runtime/contracts/stage-payload.ts';
import { resolveWorkflow } from '../../scripts/resolve-workflow.ts';

/** A token state; of an end only `Type` and `Comment` are there. */
interface TokenState {
  Type: string;
  Comment: string;
  Next?: string;
  TimeoutSeconds: number;
  HeartbeatSeconds?: number;
  Resource: string;
  ResultPath: unknown;
  Parameters: { Payload: Record<string, string> };
  Retry: object[];
  Catch?: { ErrorEquals: [string]; Next: string; ResultPath: unknown }[];
}

const definition = resolveWorkflow().definition as {
  StartAt: string;
  States: Record<string, TokenState>;
};
const tokenStates = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task');

function state(name: string): TokenState {
  const found = definition.States[name];
  if (found === undefined) throw new Error(`no state ${name}`);
  return found;
}

function paths(name: string): Record<string, string> {
  const { Catch = [] } = state(name);
  return Object.fromEntries(Catch.map(({ ErrorEquals: [error], Next }) => [error, Next]));
}

describe('the consignment workflow', () => {
  test('is a legal state machine', () => {
    const copy = structuredClone(definition);
    expect(validate(copy, { checkPaths: true, checkArn: true }).errorsText('\n')).toBe('');
  });

  test('delivers in five transitions', () => {
    const path: string[] = [];
    for (let at = definition.StartAt; at !== ''; at = state(at).Next ?? '') path.push(at);
    expect(path).toEqual(['Dispatch', 'Declare', 'Hand off', 'Confirm delivery', 'Delivered']);
  });

  test('has a token state per stage, and ends in successes only', () => {
    expect(tokenStates.map(([name]) => name).sort()).toEqual(Object.values(STATE_NAMES).sort());
    const ends = Object.entries(definition.States).filter(([, { Type }]) => Type !== 'Task');
    expect(ends.map(([name, { Type }]) => `${name}: ${Type}`).sort()).toEqual([
      'Cancelled: Succeed',
      'Delivered: Succeed',
      'Returned: Succeed',
      'Written off: Succeed',
    ]);
  });

  test('reaches every state', () => {
    const seen = new Set<string>();
    const open = [definition.StartAt];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const { Next, Catch = [] } = state(name);
      open.push(...(Next === undefined ? [] : [Next]), ...Catch.map((catcher) => catcher.Next));
    }
    expect([...seen].sort()).toEqual(Object.keys(definition.States).sort());
  });

  test.each(['Dispatch', 'Declare', 'Hand off', 'Confirm delivery'])('%s can fail', (name) => {
    expect(paths(name)).toEqual({
      CancelRequested: 'Unwind',
      CustomsRejected: 'Unwind',
      'States.Timeout': name,
      'States.ALL': 'Needs operator',
    });
  });

  const resumes = {
    ResumeAtDispatch: 'Dispatch',
    ResumeAtDeclare: 'Declare',
    ResumeAtHandOff: 'Hand off',
    ResumeAtConfirm: 'Confirm delivery',
  };

  test('an operator resumes at a stage or unwinds', () => {
    expect(state('Needs operator').Next).toBe('Unwind');
    expect(paths('Needs operator')).toEqual({
      ...resumes,
      'States.Timeout': 'Needs operator',
      'States.ALL': 'Needs operator',
    });
  });

  test('unwinding ends, or goes on when the parcel could not be stopped', () => {
    expect(state('Unwind').Next).toBe('Cancelled');
    expect(paths('Unwind')).toEqual({
      ...resumes,
      EndReturned: 'Returned',
      EndWrittenOff: 'Written off',
      'States.Timeout': 'Unwind',
      'States.ALL': 'Needs operator',
    });
  });
});

describe.each(tokenStates)('%s', (name, task) => {
  test('hands its token to the handler of its stage', () => {
    const stage = Object.entries(STATE_NAMES).find(([, stateName]) => stateName === name)?.[0];
    expect(task.Resource).toBe('arn:aws:states:::lambda:invoke.waitForTaskToken');
    expect(task.Parameters.Payload).toEqual({
      stage,
      'consignmentId.$': '$.consignmentId',
      'token.$': '$$.Task.Token',
      'entered.$': '$$.State.EnteredTime',
    });
  });

  test('keeps its input, whatever happens', () => {
    expect(task.ResultPath).toBeNull();
    expect(task.Catch?.map(({ ResultPath }) => ResultPath)).toEqual(task.Catch?.map(() => null));
  });

  test('renews its token within what a timer of 32 bits holds', () => {
    expect(task.TimeoutSeconds).toBe(24 * 86_400);
    expect(task.TimeoutSeconds * 1000).toBeLessThan(2 ** 31);
    expect(task.HeartbeatSeconds).toBeUndefined();
  });

  test('retries faults of our own at most twice, but goes on where no other state helps', () => {
    const patient = name === 'Needs operator';
    expect(task.Retry).toEqual([
      {
        ErrorEquals: [
          'StageFault',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.TooManyRequestsException',
        ],
        ...(patient
          ? { IntervalSeconds: 60, MaxDelaySeconds: 3_600, MaxAttempts: 1_500 }
          : { IntervalSeconds: 2, MaxAttempts: 2 }),
      },
    ]);
  });

  test('catches known names, and everything else last', () => {
    const names = Object.keys(paths(name));
    expect(names.slice(-2)).toEqual(['States.Timeout', 'States.ALL']);
    expect(names.slice(0, -2).filter((name) => !ERROR_NAMES.includes(name as never))).toEqual([]);
  });

  test('says what it does', () => {
    expect(task.Comment).toMatch(/\.$/);
  });
});
