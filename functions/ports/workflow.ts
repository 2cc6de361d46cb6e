import type { TaskOutcome } from '../domain/consignment/task.ts';

/** The state machine that runs one execution per consignment. */
export interface Workflow {
  /** Starts the consignment's execution; one that runs already is success. `retry` numbers restarts (`-r1`). */
  start(consignmentId: string, retry?: number): Promise<void>;
  /** Completes a token with an outcome. A token that is gone, timed out or used is not an error. */
  resume(token: string, outcome: TaskOutcome): Promise<void>;
}
