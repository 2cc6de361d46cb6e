import { receiptDisposition } from '../customs/receipt-status.ts';
import type { Instant } from '../instant.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { ErrorName } from '../workflow/error-names.ts';
import { asksOfStage, listStands } from './asks.ts';
import type { AskRow } from './asks.ts';
import type { Consignment, DocumentFacts, Hold } from './consignment.ts';
import { fixTitle } from './fixes.ts';
import { missingFields } from './required-data.ts';
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

/** Packed weight may differ from the catalogue's by this share. weak: set locally by each customs district. */
const WEIGHT_TOLERANCE_PERCENT = 20;

/**
 * The next step of `stage` for this consignment: a pure function of its facts, so that a stage
 * can be entered, repeated and resumed at any time with the same result.
 *
 * @param now business time, stamped on a new hold
 */
export function progressOf(consignment: Consignment, stage: Stage, now: Instant): Progress {
  const isCancelled = consignment.cancel !== undefined && !hasLeft(consignment);
  if (stage === 'needs-operator') {
    return isCancelled ? { kind: 'done' } : { kind: 'open', asks: [] };
  }
  if (stage !== 'unwind' && isCancelled) {
    return failed('CancelRequested', 'cancel-requested', consignment.cancel?.reason ?? '');
  }
  const refusal = finalRefusal(consignment, stage);
  if (refusal !== undefined) return refusal;
  const hold = partnerRefused(consignment, stage) ?? HOLDS[stage](consignment);
  if (hold !== undefined) {
    return { kind: 'held', hold: consignment.hold ?? { ...hold, stage, since: now } };
  }
  if (consignment.hold !== undefined) return { kind: 'lifted' };
  const open = asksOfStage(consignment, stage).filter(
    (row) => !row.answered(consignment) && row.ready(consignment),
  );
  return open.length === 0 && isComplete(consignment, stage)
    ? { kind: 'done' }
    : { kind: 'open', asks: open };
}

/** Past the gate, or so the warehouse says: the message of the gate itself may be lost. */
function hasLeft({ gatedOutAt, unwind }: Consignment): boolean {
  return gatedOutAt !== undefined || unwind.parcelTooLateAt !== undefined;
}

type HoldContent = Pick<Hold, 'reason' | 'message' | 'pointers'>;
type HoldRule = (consignment: Consignment) => HoldContent | undefined;

const HOLDS: { readonly [S in Exclude<Stage, 'needs-operator'>]: HoldRule } = {
  dispatch: dataMissing,
  declare: (consignment) =>
    dataMissing(consignment) ?? documentsDiffer(consignment) ?? documentRejected(consignment),
  'hand-off': weightDiffers,
  confirm: () => undefined,
  unwind: withdrawalBlocked,
};

/** A refusal matters to the stage that asked, until the partner answers after all. */
function partnerRefused(consignment: Consignment, stage: Stage): HoldContent | undefined {
  const { refusedAsk } = consignment;
  const row = asksOfStage(consignment, stage).find(({ name }) => name === refusedAsk?.ask);
  if (refusedAsk === undefined || row === undefined || row.answered(consignment)) return undefined;
  const { ask, code, message } = refusedAsk;
  return {
    reason: 'partner-refused',
    message: `${ask} was refused (${code}): ${message}`,
    pointers: [],
  };
}

function dataMissing(consignment: Consignment): HoldContent | undefined {
  const pointers = missingFields(consignment);
  const currency = consignment.totals.paid.currency;
  const wrongCurrency = TRADE_MODES[consignment.mode].needsBuyerIdentity && currency !== 'CNY';
  if (pointers.length === 0 && !wrongCurrency) return undefined;
  const fields = pointers.map((field) => `${fixTitle(field)} (${field})`).join(', ');
  const message = pointers.length === 0 ? '' : `Missing: ${fields}.`;
  const inCny = wrongCurrency ? ` The payment is in ${currency}; customs takes CNY only.` : '';
  return { reason: 'data-missing', message: `${message}${inCny}`.trim(), pointers };
}

function documentsDiffer(consignment: Consignment): HoldContent | undefined {
  const differing = consignment.match.filter(({ ok }) => !ok);
  if (differing.length === 0) return undefined;
  const payment = differing.some(({ rule }) => rule === '2');
  const message = differing
    .map(({ title, left, right }) => `${title}: ${left} but ${right}.`)
    .join(' ');
  return {
    reason: payment ? 'payment-difference' : 'match-failed',
    message,
    pointers: payment
      ? ['payment.transactionId', 'totals.discount', 'totals.freight']
      : ['shipTo.name', 'shipTo.street', 'shipTo.city', 'consignee.telephone'],
  };
}

function documentRejected(consignment: Consignment): HoldContent | undefined {
  const rejected = rejectedDocument(consignment);
  if (rejected?.rejected === undefined) return undefined;
  const { title } = DOCUMENTS[rejected.kind];
  return {
    reason: 'customs-rejected',
    message: `${title} (${rejected.kind}) was refused with ${rejected.rejected.status}: ${rejected.rejected.info}`,
    pointers: consignment.lines.flatMap((_line, index) => [
      `lines.${String(index + 1)}.hsCode`,
      `lines.${String(index + 1)}.declaredName`,
    ]),
  };
}

function weightDiffers(consignment: Consignment): HoldContent | undefined {
  const { packed, lines } = consignment;
  if (packed === undefined || packed.confirmed === true) return undefined;
  const expected = lines.reduce(
    (grams, { goods, quantity }) => grams + (goods.grossWeightGrams ?? 0) * quantity,
    0,
  );
  const difference = Math.abs(packed.weightGrams - expected);
  if (difference * 100 <= expected * WEIGHT_TOLERANCE_PERCENT) return undefined;
  return {
    reason: 'weight-difference',
    message: `Packed weight ${String(packed.weightGrams)} g, expected ${String(expected)} g from the catalogue.`,
    pointers: ['packed.weightGrams'],
  };
}

function withdrawalBlocked(consignment: Consignment): HoldContent | undefined {
  const { withdrawal, list } = TRADE_MODES[consignment.mode];
  if (consignment.unwind.parcelTooLateAt !== undefined) {
    return {
      reason: 'too-late-to-stop',
      message: 'The parcel has left the warehouse: resume at hand off, or bring it back by hand.',
      pointers: [],
    };
  }
  if (withdrawal === undefined || list === undefined) return undefined;
  // First the parcel is stopped, whatever the list needs.
  if (consignment.unwind.parcelStoppedAt === undefined) return undefined;
  if (listStands(consignment) && consignment.documents[list]?.releasedAt !== undefined) {
    return {
      reason: 'return-application-needed',
      message: `List ${consignment.listNumber ?? ''} is released: a return application takes it back.`,
      pointers: ['unwind.returnApplication'],
    };
  }
  const { rejected, superseded } = consignment.documents[withdrawal] ?? {};
  return rejected === undefined || superseded === true
    ? undefined
    : {
        reason: 'withdrawal-refused',
        message: `Customs refused the withdrawal with ${rejected.status}: ${rejected.info}`,
        // It may be released, and only the receipt was lost: then a return takes it back.
        pointers: ['unwind.returnApplication'],
      };
}

function rejectedDocument(consignment: Consignment): DocumentFacts | undefined {
  const { documents, list } = TRADE_MODES[consignment.mode];
  return [...documents, ...(list === undefined ? [] : [list])]
    .map((kind) => consignment.documents[kind])
    .find((document) => document?.rejected !== undefined && document.superseded !== true);
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
