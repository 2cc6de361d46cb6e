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

// The state machine's states carry these; infrastructure reads contracts only.
export { STATE_NAMES } from '../../domain/workflow/state-names.ts';
