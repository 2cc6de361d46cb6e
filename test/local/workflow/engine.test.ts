import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import type { ErrorName } from '../../../functions/runtime/contracts/error-names.ts';
import type { StagePayload } from '../../../functions/runtime/contracts/stage-payload.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import type { Database } from '../../../local/sqlite/database.ts';
import { WorkflowEngine } from '../../../local/workflow/engine.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { EnteredStages } from './entered-stages.ts';

const DONE = { kind: 'done' } as const;
const failed = (error: ErrorName) => ({ kind: 'failed', error, cause: 'because' }) as const;

function task(stage: string, next: string, catchers: [string, string][] = [], seconds = 3_600) {
  return {
    Type: 'Task' as const,
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: {
      FunctionName: stage,
      Payload: {
        stage,
        'consignmentId.$': '$.consignmentId',
        'token.$': '$$.Task.Token',
        'entered.$': '$$.State.EnteredTime',
      },
    },
    TimeoutSeconds: seconds,
    ResultPath: null,
    Catch: catchers.map(([name, Next]) => ({ ErrorEquals: [name], Next, ResultPath: null })),
    Next: next,
  };
}

/** Dispatch, then an operator; anything goes to the operator, a timeout renews. */
function small(operator = 'Needs operator', seconds = 3_600) {
  const definition = {
    StartAt: 'Dispatch',
    States: {
      Dispatch: task(
        'dispatch',
        operator,
        [
          ['CancelRequested', 'Cancelled'],
          ['States.Timeout', 'Dispatch'],
          ['States.ALL', operator],
        ],
        seconds,
      ),
      [operator]: task('needs-operator', 'Delivered'),
      Delivered: { Type: 'Succeed' as const },
      Cancelled: { Type: 'Succeed' as const },
    },
  };
  return {
    hash: `${operator} ${String(seconds)}`,
    definition: definition as unknown as StateMachineDefinition,
  };
}

describe('the embedded engine', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let db: Database;
  let engines: WorkflowEngine[];
  let faults: unknown[];
  let now: number;

  beforeEach(() => {
    folder = temporaryFolder();
    db = openDatabase(join(folder.path, 'bondway.db'));
    engines = [];
    faults = [];
    now = Date.parse('2026-11-23T10:00:00.000Z');
  });
  afterEach(async () => {
    for (const engine of engines) await engine.stop();
    await db.close();
    folder.remove();
  });

  function engineWith(runStage: (payload: StagePayload) => Promise<void>, definition = small()) {
    const engine = new WorkflowEngine({
      db,
      definition,
      runStage,
      onFault: (fault) => faults.push(fault),
      now: () => now,
    });
    engines.push(engine);
    return engine;
  }
  const states = (engine: WorkflowEngine, name: string) =>
    engine.entries(name).map(({ state }) => state);
  async function ended(engine: WorkflowEngine, name: string): Promise<string[]> {
    while (engine.status(name) === 'open') await nextTurn();
    return states(engine, name);
  }

  test('puts an entry on record no later than what its stage writes', async () => {
    const seen: string[][] = [];
    const engine: WorkflowEngine = engineWith(async ({ consignmentId }) => {
      seen.push(await db.write(() => states(engine, consignmentId)));
    });
    await engine.start('O1-01');
    while (seen.length < 1) await nextTurn();
    expect(seen).toEqual([['Dispatch']]);
  });

  test('after a crash enters the interrupted state again, as the same entry', async () => {
    const before = new EnteredStages();
    const crashed = engineWith(before.run);
    await crashed.start('O1-01');
    await crashed.resume((await before.entry('O1-01', 1)).token, DONE);
    const interrupted = await before.entry('O1-01', 2);
    await db.close();

    db = openDatabase(join(folder.path, 'bondway.db'));
    now += 60_000;
    const after = new EnteredStages();
    const engine = engineWith(after.run);
    expect(await engine.recover()).toBe(1);
    const again = await after.entry('O1-01', 1);
    expect(again).toEqual({ ...interrupted, token: again.token });
    expect(again.token).not.toBe(interrupted.token);
    await engine.resume(interrupted.token, failed('CancelRequested'));
    await engine.resume(again.token, DONE);
    expect(await ended(engine, 'O1-01')).toEqual(['Dispatch', 'Needs operator', 'Delivered']);
  });

  test('recovers hundreds, but nothing that ended or runs already', async () => {
    const before = new EnteredStages();
    const crashed = engineWith(before.run);
    const names = Array.from({ length: 250 }, (_, index) => `O${String(index)}-01`);
    await Promise.all(names.map((name) => crashed.start(name)));
    const { token } = await before.entry('O7-01', 1);
    await crashed.resume(token, failed('CancelRequested'));
    expect(await ended(crashed, 'O7-01')).toEqual(['Dispatch', 'Cancelled']);
    await nextTurn();
    await db.close();

    db = openDatabase(join(folder.path, 'bondway.db'));
    const after = new EnteredStages();
    const engine = engineWith(after.run);
    await engine.start('O250-01');
    expect(await engine.recover()).toBe(250);
    expect(after.of('O7-01')).toHaveLength(0);
    expect([...names, 'O250-01'].filter((name) => after.of(name).length === 1)).toHaveLength(250);
  });

  test('starts what was written down but had not begun', async () => {
    await db.write(() => {
      db.run(
        "INSERT INTO executions VALUES ('O1-01', ?, ?, 'open')",
        small().hash,
        '{"consignmentId":"O1-01"}',
      );
    });
    const stages = new EnteredStages();
    const engine = engineWith(stages.run);
    await engine.recover();
    expect((await stages.entry('O1-01', 1)).stage).toBe('dispatch');
  });

  test('goes on by the definition an execution started with', async () => {
    const before = new EnteredStages();
    const crashed = engineWith(before.run, small('Ask a person'));
    await crashed.start('O1-01');
    await before.entry('O1-01', 1);
    await nextTurn();
    await db.close();

    db = openDatabase(join(folder.path, 'bondway.db'));
    const after = new EnteredStages();
    const engine = engineWith(after.run, small('Needs operator'));
    await engine.recover();
    await engine.resume((await after.entry('O1-01', 1)).token, DONE);
    await engine.resume((await after.entry('O1-01', 2)).token, DONE);
    expect(await ended(engine, 'O1-01')).toEqual(['Dispatch', 'Ask a person', 'Delivered']);
  });

  test('renews a token after 24 days: the state is entered again with another', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] });
    try {
      const stages = new EnteredStages();
      const engine = engineWith(stages.run, small('Needs operator', 2_073_600));
      await engine.start('O1-01');
      const first = await stages.entry('O1-01', 1);
      await jest.advanceTimersByTimeAsync(2_073_600_000 - 1);
      expect(stages.of('O1-01')).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(1);
      const second = await stages.entry('O1-01', 2);
      expect(second.stage).toBe('dispatch');
      expect(second.entered > first.entered).toBe(true);
      await engine.resume(first.token, failed('CancelRequested'));
      await engine.resume(second.token, DONE);
      expect((await stages.entry('O1-01', 3)).stage).toBe('needs-operator');
      // The entry was noted before this write, and so is committed with it or earlier.
      await db.write(() => undefined);
      expect(states(engine, 'O1-01')).toEqual(['Dispatch', 'Dispatch', 'Needs operator']);
    } finally {
      jest.useRealTimers();
    }
  });

  test('takes a stage that throws to an operator, and reports it', async () => {
    const stages = new EnteredStages();
    const engine = engineWith(async (payload) => {
      if (payload.stage === 'dispatch') throw new TypeError('a bug');
      await stages.run(payload);
    });
    await engine.start('O1-01');
    expect((await stages.entry('O1-01', 1)).stage).toBe('needs-operator');
    expect(faults).toEqual([new TypeError('a bug')]);
  });

  test('records an execution that fails, and reports it: nothing catches there', async () => {
    const stages = new EnteredStages();
    const engine = engineWith(stages.run);
    await engine.start('O1-01');
    await engine.resume((await stages.entry('O1-01', 1)).token, DONE);
    await engine.resume((await stages.entry('O1-01', 2)).token, failed('StageFault'));
    expect(await ended(engine, 'O1-01')).toEqual(['Dispatch', 'Needs operator']);
    expect(engine.status('O1-01')).toBe('failed');
    expect(faults).toHaveLength(1);
  });

  test('stopped, waits for stages at work and enters no other state', async () => {
    let finish: () => void = () => undefined;
    const entered: StagePayload[] = [];
    const engine = engineWith((payload) => {
      entered.push(payload);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await engine.start('O1-01');
    let stopped = false;
    const stop = engine.stop().then(() => {
      stopped = true;
    });
    await nextTurn();
    expect(stopped).toBe(false);
    finish();
    await stop;
    await engine.resume(entered[0]?.token ?? '', DONE);
    await nextTurn();
    expect(entered).toHaveLength(1);
    expect(states(engine, 'O1-01')).toEqual(['Dispatch']);
    expect(engine.status('O1-01')).toBe('open');
    expect(faults).toEqual([]);
  });
});
