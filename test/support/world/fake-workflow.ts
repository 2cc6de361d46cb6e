import type { Stage } from '../../../functions/domain/consignment/stages.ts';
import type { TaskOutcome } from '../../../functions/domain/consignment/task.ts';
import type { ErrorName } from '../../../functions/domain/workflow/error-names.ts';
import type { Workflow } from '../../../functions/ports/workflow.ts';

/** A state that waits: its token, and when it was entered. */
export interface Entry {
  readonly consignmentId: string;
  readonly stage: Stage;
  readonly token: string;
  readonly entered: string;
}

/** Where a consignment's execution is: in a token state, or at an end. */
export type Standing = Entry | { readonly end: string };

/**
 * The workflow's transitions without its engine. States that are entered wait in `entries` until
 * a test runs them; a completed token moves its execution on, every other one is ignored.
 */
export interface FakeWorkflow extends Workflow {
  /** Entered, not yet run by `beginStage`. */
  readonly entries: Entry[];
  /** Every call to `resume`, whether or not its token was still good. */
  readonly resumed: { readonly token: string; readonly outcome: TaskOutcome }[];
  readonly starts: string[];
  standing(consignmentId: string): Standing | undefined;
  /** The token state is entered anew, as after `States.Timeout`. */
  renew(consignmentId: string): void;
  /** The same entry runs again, as after a crash of the host. */
  rerun(consignmentId: string): void;
}

const NEXT: { readonly [S in Stage]: Stage | 'Delivered' | 'Cancelled' } = {
  dispatch: 'declare',
  declare: 'hand-off',
  'hand-off': 'confirm',
  confirm: 'Delivered',
  unwind: 'Cancelled',
  'needs-operator': 'unwind',
};

const CAUGHT: { readonly [Name in ErrorName]?: Stage | 'Returned' | 'Written off' } = {
  CancelRequested: 'unwind',
  CustomsRejected: 'unwind',
  ResumeAtDispatch: 'dispatch',
  ResumeAtDeclare: 'declare',
  ResumeAtHandOff: 'hand-off',
  ResumeAtConfirm: 'confirm',
  EndReturned: 'Returned',
  EndWrittenOff: 'Written off',
};

const STAGES: readonly string[] = Object.keys(NEXT);

export function fakeWorkflow(): FakeWorkflow {
  const executions = new Map<string, Standing>();
  const entries: Entry[] = [];
  const resumed: { token: string; outcome: TaskOutcome }[] = [];
  const starts: string[] = [];
  let entered = 0;

  function enter(consignmentId: string, state: string): void {
    entered += 1;
    if (!STAGES.includes(state)) {
      executions.set(consignmentId, { end: state });
      return;
    }
    const entry: Entry = {
      consignmentId,
      stage: state as Stage,
      token: `token-${String(entered)}`,
      entered: `entered-${String(entered)}`,
    };
    executions.set(consignmentId, entry);
    entries.push(entry);
  }

  function waiting(consignmentId: string): Entry {
    const standing = executions.get(consignmentId);
    if (standing === undefined || 'end' in standing) throw new Error('no state waits');
    return standing;
  }

  return {
    entries,
    resumed,
    starts,
    start: async (consignmentId, retry) => {
      const name = retry === undefined ? consignmentId : `${consignmentId}-r${String(retry)}`;
      const isTaken = starts.includes(name);
      starts.push(name);
      if (!isTaken) enter(consignmentId, 'dispatch');
    },
    resume: async (token, outcome) => {
      resumed.push({ token, outcome });
      const execution = [...executions.values()].find(
        (standing) => 'token' in standing && standing.token === token,
      );
      if (execution === undefined || 'end' in execution) return;
      const { consignmentId, stage } = execution;
      const next =
        outcome.kind === 'done' ? NEXT[stage] : (CAUGHT[outcome.error] ?? 'needs-operator');
      enter(consignmentId, next);
    },
    standing: (consignmentId) => executions.get(consignmentId),
    renew: (consignmentId) => enter(consignmentId, waiting(consignmentId).stage),
    rerun: (consignmentId) => {
      const entry = waiting(consignmentId);
      const again = { ...entry, token: `${entry.token}'` };
      executions.set(consignmentId, again);
      entries.push(again);
    },
  };
}
