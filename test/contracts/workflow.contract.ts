import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Workflow } from '../../functions/ports/workflow.ts';
import type { StagePayload } from '../../functions/runtime/contracts/stage-payload.ts';
import { uniqueId } from './unique-ids.ts';

/** A workflow under test, with stages that do nothing but say that they were entered. */
export interface WorkflowUnderTest {
  readonly workflow: Workflow;
  /** The payload of the `nth` entry (from 1) of an execution into any stage; waits for it. */
  readonly entry: (consignmentId: string, nth: number) => Promise<StagePayload>;
  /** Names of the states an execution entered, once it ended. */
  readonly ended: (executionName: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What every host of the workflow does. */
export function workflowContract(name: string, make: () => Promise<WorkflowUnderTest>): void {
  describe(`${name} as a workflow`, () => {
    let subject: WorkflowUnderTest;
    let workflow: Workflow;

    beforeAll(async () => {
      subject = await make();
      workflow = subject.workflow;
    });
    afterAll(() => subject.close());

    const DONE = { kind: 'done' } as const;

    async function started(): Promise<string> {
      const consignmentId = `${uniqueId('O')}-01`;
      await workflow.start(consignmentId);
      return consignmentId;
    }

    test('delivers in five transitions', async () => {
      const id = await started();
      for (const [index, stage] of ['dispatch', 'declare', 'hand-off', 'confirm'].entries()) {
        const payload = await subject.entry(id, index + 1);
        expect(payload).toEqual({
          stage,
          consignmentId: id,
          token: expect.any(String),
          entered: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        });
        await workflow.resume(payload.token, DONE);
      }
      expect(await subject.ended(id)).toEqual([
        'Dispatch',
        'Declare',
        'Hand off',
        'Confirm delivery',
        'Delivered',
      ]);
    });

    test('goes where the name of a failure leads', async () => {
      const id = await started();
      const { token } = await subject.entry(id, 1);
      await workflow.resume(token, { kind: 'failed', error: 'CancelRequested', cause: 'buyer' });
      const unwind = await subject.entry(id, 2);
      expect(unwind.stage).toBe('unwind');
      await workflow.resume(unwind.token, { kind: 'failed', error: 'EndReturned', cause: 'back' });
      expect(await subject.ended(id)).toEqual(['Dispatch', 'Unwind', 'Returned']);
    });

    test('goes to an operator with any other failure, and on from there', async () => {
      const id = await started();
      const { token } = await subject.entry(id, 1);
      await workflow.resume(token, { kind: 'failed', error: 'DeadlineExceeded', cause: 'late' });
      const operator = await subject.entry(id, 2);
      expect(operator.stage).toBe('needs-operator');
      await workflow.resume(operator.token, {
        kind: 'failed',
        error: 'ResumeAtDeclare',
        cause: 'operator',
      });
      expect((await subject.entry(id, 3)).stage).toBe('declare');
    });

    test('starts an execution once', async () => {
      const id = await started();
      await subject.entry(id, 1);
      await Promise.all([workflow.start(id), workflow.start(id)]);
      const { token } = await subject.entry(id, 1);
      await workflow.resume(token, DONE);
      expect((await subject.entry(id, 2)).stage).toBe('declare');
    });

    test('starts one that got lost again, under a name of its own', async () => {
      const id = await started();
      const first = await subject.entry(id, 1);
      await workflow.start(id, 1);
      const second = await subject.entry(id, 2);
      expect(second).toMatchObject({ stage: 'dispatch', consignmentId: id });
      expect(second.token).not.toBe(first.token);
    });

    test('takes no offence at a token that is used or was never given out', async () => {
      const id = await started();
      const { token } = await subject.entry(id, 1);
      await workflow.resume(token, DONE);
      const second = await subject.entry(id, 2);
      await workflow.resume(token, DONE);
      await workflow.resume(token, { kind: 'failed', error: 'CancelRequested', cause: 'late' });
      await workflow.resume('no-such-token', DONE);
      await workflow.resume(second.token, DONE);
      expect((await subject.entry(id, 3)).stage).toBe('hand-off');
    });
  });
}
