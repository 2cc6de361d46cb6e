import { preAdviceField } from '../destinations/pre-advice-field.ts';
import type { Instant } from '../instant.ts';
import { stoppingHits } from '../screening/hits.ts';
import { crossesToConsumer, TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import { always } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import type { Consignment, Hold } from './consignment.ts';
import { fixTitle } from './fixes.ts';
import { isHeldBack } from './held-back.ts';
import type { PreAdviceAnswer } from './pre-advice-answer.ts';

/** Accepted under the latest request. */
const isAccepted: AskRow['answered'] = ({ preAdvice }) => preAdvice?.status === 'accepted';

const PRE_ADVICE: AskRow = {
  name: 'pre-advice',
  party: 'carrier',
  ready: always,
  answered: isAccepted,
  answerWithin: { hours: 1 },
};

/**
 * Consumer exports are announced to whoever files for them abroad before they depart. It goes out
 * together with the documents, so that its answer comes back with theirs.
 *
 * Source: Regulation (EU) 952/2013 art. 127 and ICS2 release 2 (pre-loading data); 19 CFR 122.48b;
 * Korea Customs Service, express clearance notice.
 */
export function preAdviceAsks(mode: TradeMode): readonly AskRow[] {
  return mode.direction === 'export' && crossesToConsumer(mode) ? [PRE_ADVICE] : [];
}

/** Whether the destination's side knows of it, where it must. */
export function isPreAdvised(consignment: Consignment): boolean {
  return preAdviceAsks(TRADE_MODES[consignment.mode]).every((row) => row.answered(consignment));
}

/** Nobody may load it as it stands. */
export function mustNotLoad({ preAdvice }: Consignment): boolean {
  return preAdvice?.status === 'do-not-load';
}

/** It is in a load that has not passed the gate, and must get out of it. */
export function mustLeaveLoad(consignment: Consignment): boolean {
  return (
    (mustNotLoad(consignment) || isStoppedExport(consignment)) &&
    consignment.load !== undefined &&
    consignment.load.reached['gated-out'] === undefined
  );
}

/** Screening or its channel stops it, and the load need not wait for it; an import list names its load. */
function isStoppedExport(consignment: Consignment): boolean {
  const { mode, screening } = consignment;
  const isStopped = stoppingHits(screening).length > 0 || isHeldBack(consignment);
  return TRADE_MODES[mode].direction === 'export' && isStopped;
}

/** What travels in a load departs with it; the rest when it passes the gate. */
export function hasDeparted({ load, gatedOutAt }: Consignment): boolean {
  return (load === undefined ? gatedOutAt : load.reached.departed) !== undefined;
}

/** Missing data names our fields; a refusal to load stands in front of an operator. */
export function preAdviceBlocks(
  consignment: Consignment,
): Pick<Hold, 'reason' | 'message' | 'pointers'> | undefined {
  const { preAdvice } = consignment;
  if (preAdvice === undefined || preAdvice.status === 'accepted' || hasDeparted(consignment)) {
    return undefined;
  }
  if (preAdvice.status === 'do-not-load') {
    return {
      reason: 'do-not-load',
      message: `The carrier must not load it (${preAdvice.reason ?? 'no reason given'}): it stays until they take it back.`,
      pointers: [],
    };
  }
  const named = (preAdvice.fields ?? []).map((theirs) => ({
    theirs,
    ours: preAdviceField(theirs, consignment),
  }));
  const fields = named.map(({ theirs, ours }) =>
    ours === undefined ? theirs : `${fixTitle(ours)} (${ours})`,
  );
  return {
    reason: 'pre-advice-data-missing',
    message: `The destination misses: ${fields.join(', ')}.`,
    pointers: [...new Set(named.flatMap(({ ours }) => ours ?? []))],
  };
}

/**
 * An answer counts for the request that stands. What was accepted may be taken back; whoever said
 * no is asked under a new request, so that repeats of the old one say nothing.
 */
export function isNewPreAdvice(
  { consignmentId, refusals, preAdvice }: Consignment,
  { requestId, status }: PreAdviceAnswer & { readonly requestId: string },
): boolean {
  const standing = `${consignmentId}.pre-advice.${String((refusals['pre-advice'] ?? 0) + 1)}`;
  return requestId === standing && preAdvice?.status !== status;
}

/** The consignment after an answer. */
export function foldPreAdvised(
  consignment: Consignment,
  { status, adviceId, fields, reason }: PreAdviceAnswer,
  at: Instant,
): Consignment {
  const { refusals } = consignment;
  const refused = (refusals['pre-advice'] ?? 0) + 1;
  return {
    ...consignment,
    preAdvice: { at, status, adviceId, fields, reason },
    refusals: status === 'accepted' ? refusals : { ...refusals, 'pre-advice': refused },
  };
}
