import type { Instant } from '../instant.ts';
import type { ErrorName } from '../workflow/error-names.ts';
import type { AskName } from './ask-names.ts';
import type { Stage } from './stages.ts';

/** What a stage ends with; the token gets it. */
export type TaskOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ErrorName; readonly cause: string };

/** Something we want of a partner in this visit. `attempts` ≥ 1 means that it may have been sent. */
export interface Ask {
  readonly name: AskName;
  readonly requestId: string;
  readonly attempts: number;
  /** Business time of the last attempt. */
  readonly askedAt: Instant;
  /** When we ask again, or ask for the lost answer. */
  readonly againAt: Instant;
}

/**
 * One visit to one stage: what waits, for whom, until when. `entered` names the entry into the
 * state (`$$.State.EnteredTime`): the same entry re-run is the same visit.
 */
export interface Task {
  readonly consignmentId: string;
  readonly stage: Stage;
  readonly visit: number;
  readonly token: string;
  readonly entered: string;
  readonly status: 'waiting' | 'answered' | 'resumed';
  readonly outcome?: TaskOutcome;
  readonly answeredAt?: Instant;
  readonly asks: readonly Ask[];
  readonly openedAt: Instant;
  readonly deadline: Instant;
  readonly version: number;
}
