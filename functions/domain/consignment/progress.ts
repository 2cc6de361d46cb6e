import { receiptDisposition } from '../customs/receipt-status.ts';
import type { Instant } from '../instant.ts';
import type { ErrorName } from '../workflow/error-names.ts';
import type { AskRow } from './ask-row.ts';
import { asksOfStage } from './asks.ts';
import type { Consignment, Hold } from './consignment.ts';
import { HOLDS, partnerRefused, rejectedDocument } from './hold-rules.ts';
import { hasLeft } from './return-rules.ts';
import type { Stage } from './stages.ts';

/** What a stage does next, from facts alone. */
export type Progress =
  /** These asks are open; those never sent are to be sent now. */
  | { readonly kind: 'open'; readonly asks: readonly AskRow[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'held'; readonly hold: Hold }
  /** What held it is gone without an operator: a partner's later answer settled it. */
  | { readonly kind: 'lifted' }
  | {
      readonly kind: 'failed';
      readonly error: ErrorName;
      readonly code: string;
      readonly cause: string;
    };

/**
 * The next step of `stage` for this consignment: a pure function of its facts, so that a stage
 * can be entered, repeated and resumed at any time with the same result.
 *
 * @param now business time, stamped on a new hold
 */
export function progressOf(consignment: Consignment, stage: Stage, now: Instant): Progress {
  const intent = intentOf(consignment);
  if (stage === 'needs-operator') {
    return intent === undefined ? { kind: 'open', asks: [] } : { kind: 'done' };
  }
  if (stage !== 'unwind' && intent !== undefined) {
    return failed('CancelRequested', intent.code, intent.reason);
  }
  const refusal = finalRefusal(consignment, stage);
  if (refusal !== undefined) return refusal;
  const hold = partnerRefused(consignment, stage) ?? HOLDS[stage](consignment, now);
  if (hold !== undefined) {
    return { kind: 'held', hold: consignment.hold ?? { ...hold, stage, since: now } };
  }
  if (consignment.hold !== undefined) return { kind: 'lifted' };
  const open = asksOfStage(consignment, stage).filter(
    (row) => !row.answered(consignment) && row.ready(consignment),
  );
  const unscreened = open.filter(({ party }) => party === 'screening');
  // Nobody hears of what is not screened.
  if (unscreened.length > 0) return { kind: 'open', asks: unscreened };
  return open.length === 0 && isComplete(consignment, stage)
    ? { kind: 'done' }
    : { kind: 'open', asks: open };
}

/** That it be unwound; a return that took too long is for an operator to decide on. */
function intentOf(
  consignment: Consignment,
): { readonly code: string; readonly reason: string } | undefined {
  const { cancel, returnRequest, refusal } = consignment;
  if (returnRequest !== undefined) {
    const isOverdue = refusal?.code === 'deadline-exceeded';
    return isOverdue ? undefined : { code: 'return-requested', reason: returnRequest.reason };
  }
  return cancel === undefined || hasLeft(consignment)
    ? undefined
    : { code: 'cancel-requested', reason: cancel.reason };
}

function finalRefusal(consignment: Consignment, stage: Stage): Progress | undefined {
  if (stage !== 'declare') return undefined;
  const rejected = rejectedDocument(consignment)?.rejected;
  if (rejected === undefined || receiptDisposition(rejected.status) !== 'final') return undefined;
  return failed('CustomsRejected', rejected.status, `customs refused for good: ${rejected.info}`);
}

function isComplete(consignment: Consignment, stage: Stage): boolean {
  return asksOfStage(consignment, stage).every((row) => row.answered(consignment));
}

function failed(error: ErrorName, code: string, cause: string): Progress {
  return { kind: 'failed', error, code, cause };
}
