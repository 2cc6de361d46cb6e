import type { Stage } from '../../domain/consignment/stages.ts';

/** What every token state hands to its handler. `entered` is `$$.State.EnteredTime`. */
export interface StagePayload {
  readonly stage: Stage;
  readonly consignmentId: string;
  readonly token: string;
  readonly entered: string;
}

/** Input of an execution; each state discards its result, so it never changes. */
export interface ExecutionInput {
  readonly consignmentId: string;
}

/** State names of the workflow by stage: plain English, shown to operators. */
export const STATE_NAMES: { readonly [S in Stage]: string } = {
  dispatch: 'Dispatch',
  declare: 'Declare',
  'hand-off': 'Hand off',
  confirm: 'Confirm delivery',
  unwind: 'Unwind',
  'needs-operator': 'Needs operator',
};
