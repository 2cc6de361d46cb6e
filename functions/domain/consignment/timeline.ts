import { receiptMeaning } from '../customs/receipt-status.ts';
import { formatMoney, sumMoney } from '../money/money.ts';
import type { CountedArticle } from '../stock/count-differences.ts';
import type { LimitKind } from '../tax/limit-account.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { STATE_NAMES } from '../workflow/state-names.ts';
import type { ConsignmentEvent, ConsignmentFact, TakenAmount } from './consignment-events.ts';
import { fixTitle } from './fixes.ts';

type Texts = {
  readonly [Type in ConsignmentFact['type']]: (
    fact: Extract<ConsignmentFact, { type: Type }>,
  ) => string;
};

const TEXTS: Texts = {
  planned: ({ planned }) => `Accepted. ${planned.planReason}`,
  'stage-entered': ({ stage, visit }) =>
    visit === 1 ? STATE_NAMES[stage] : `${STATE_NAMES[stage]}, visit ${String(visit)}`,
  'stage-failed': ({ stage, code, message }) =>
    `${STATE_NAMES[stage]} failed (${code}): ${message}`,
  'stock-reserved': () => 'Stock reserved',
  'warehouse-accepted': () => 'The warehouse accepted the order and set the goods aside',
  'ask-refused': ({ ask, code, message }) => `Refused: ${words(ask)} (${code}): ${message}`,
  'waybill-drawn': ({ waybillNumber }) => `Waybill number ${waybillNumber} drawn`,
  'payment-recorded': ({ record }) =>
    `The payment firm vouches for ${formatMoney(record.amountPaid)} ${record.amountPaid.currency}`,
  'waybill-declared': ({ kind }) => `The logistics firm declares ${named(kind)}`,
  charged: ({ charge, amount }) =>
    `Charged at the border: ${words(charge)} ${formatMoney(amount)} ${amount.currency}`,
  screened: ({ hits }) =>
    hits.length === 0
      ? 'Screened: nothing found'
      : `Screened: ${hits.map(({ message }) => message).join(' ')}`,
  'screening-lapsed': ({ list }) => `To be screened anew: ${list.listId} of ${list.asOf} came`,
  'screening-cleared': ({ hitIds, scope, until, note }) =>
    `Cleared (${hitIds.join(', ')}) for this ${scope}${until === undefined ? '' : ` until ${until}`}. Note: ${note}`,
  'pre-advised': ({ status, reason }) =>
    `Pre-advice: ${[words(status), reason].filter(Boolean).join(', ')}`,
  'documents-matched': matchText,
  'document-filed': filedText,
  'document-signed': ({ kind, batch }) =>
    `Signed: ${named(kind)}${batch === undefined ? '' : ', with others in one message'}`,
  'filing-lost': ({ kind }) => `Customs never got ${named(kind)}`,
  'receipt-received': receiptText,
  'limit-drawn': ({ limit, taken }) => `${limitName(limit, taken.of)}: ${limitText(taken)}`,
  'limit-exhausted': ({ limit, taken }) =>
    `${limitName(limit, taken.of)} does not cover it: ${limitText(taken)}`,
  'limits-restored': ({ limits }) =>
    `Given back: ${limits.map((limit) => (limit === 'guarantee' ? 'the guarantee' : 'the buyer’s limit of the year')).join(' and ')}`,
  'tax-billed': billText,
  'book-written-off': ({ postings }) => `Written off the stock: ${lines(postings.length)}`,
  'parcel-packed': ({ weightGrams }) => `Packed, ${String(weightGrams)} g`,
  'gate-pass-issued': ({ number }) => `Gate pass ${number} issued`,
  'gated-out': ({ gatePassNumber }) =>
    gatePassNumber === undefined
      ? 'Left the warehouse'
      : `Passed the gate with pass ${gatePassNumber}`,
  tracked: ({ event }) =>
    [
      `${event.code} ${words(event.status.toLowerCase())}`,
      event.place,
      event.reason && `reason ${event.reason}`,
    ]
      .filter(Boolean)
      .join(', '),
  'load-joined': ({ loadId }) => `Joined load ${loadId}`,
  'load-left': ({ loadId, reason }) => `Taken out of load ${loadId}: ${words(reason)}`,
  'load-booked': ({ loadId, masterBill, voyage }) =>
    `Load ${loadId} is booked on ${voyage}, master bill ${masterBill}`,
  'load-moved': ({ loadId, status }) => `Load ${loadId} ${words(status)}`,
  'goods-received': ({ lines: counted }) => `The receiving warehouse counted ${articles(counted)}`,
  'stock-put-away': ({ postings }) => `Entered in the receiving stock: ${lines(postings.length)}`,
  held: ({ hold }) => `Held: ${hold.message}`,
  fixed: fixedText,
  resumed: ({ stage }) =>
    stage === 'unwind' ? 'Sent to be unwound' : `Sent back to ${STATE_NAMES[stage]}`,
  'promise-moved': ({ promise }) => `Its channel wants it shipped by ${promise.shipBy} now`,
  'held-back': ({ reason }) => `Its channel holds it back: ${reason}`,
  'let-go': () => 'Its channel lets it go',
  'cancel-requested': ({ reason, replaced }) =>
    replaced === true
      ? `To be taken back, for its order to be planned anew: ${reason}`
      : `Cancellation asked for: ${reason}`,
  'cancel-answered': ({ answer }) =>
    answer === 'accepted'
      ? 'Cancellation accepted: the parcel is taken back'
      : 'Too late to cancel: the parcel has left',
  'return-requested': ({ reason }) => `To be taken back: ${reason}`,
  'parcel-returned': () => 'The goods are back in the warehouse',
  'parcel-tallied': ({ lines: counted }) => `The site counted ${articles(counted)}`,
  'parcel-stopped': () => 'The warehouse stopped the parcel',
  'parcel-too-late': () => 'The warehouse could not stop the parcel: it has left',
  'stock-returned': ({ postings }) =>
    postings.length === 0
      ? 'Reserved stock set free'
      : `Returned to the stock: ${lines(postings.length)}`,
  'label-voided': () => 'The label is void',
  ended: ({ status }) => `Ended: ${words(status)}`,
};

/**
 * One event in words for the operator. Corrected values, identities and addresses never show:
 * only which field it was.
 */
export function timelineText(event: ConsignmentEvent): string {
  return textOf(event);
}

/** Who did it, where a person did. */
export function timelineActor(event: ConsignmentEvent): string | undefined {
  return 'by' in event ? event.by : undefined;
}

function textOf<Type extends ConsignmentFact['type']>(
  fact: Extract<ConsignmentFact, { type: Type }>,
): string {
  const text: Texts[Type] = TEXTS[fact.type];
  return text(fact);
}

function matchText({ results }: Extract<ConsignmentFact, { type: 'documents-matched' }>): string {
  const differing = results.filter(({ ok }) => !ok).map(({ title }) => title);
  return differing.length === 0
    ? `Documents agree in all ${String(results.length)} comparisons`
    : `Documents differ: ${differing.join(', ')}`;
}

function filedText(fact: Extract<ConsignmentFact, { type: 'document-filed' }>): string {
  const { entrustedToUs, filedBy } = DOCUMENTS[fact.kind];
  const again = fact.documentVersion === 1 ? '' : `, version ${String(fact.documentVersion)}`;
  return entrustedToUs
    ? `Filed for the ${filedBy}: ${named(fact.kind)}${again}`
    : `The ${filedBy} is asked to file ${named(fact.kind)}${again}`;
}

function fixedText({ changes, note }: Extract<ConsignmentFact, { type: 'fixed' }>): string {
  const what =
    changes.length === 0
      ? 'Asked again as it is'
      : `Corrected: ${changes.map(({ field }) => fixTitle(field)).join(', ')}`;
  return note === undefined ? what : `${what}. Note: ${note}`;
}

function receiptText(fact: Extract<ConsignmentFact, { type: 'receipt-received' }>): string {
  const { kind, status, info } = fact;
  const row = receiptMeaning(status, kind);
  const why = row.class === 'rejected' && info !== '' ? `: ${info}` : '';
  return `Customs on ${named(kind)}: ${status} ${row.meaning}${why}`;
}

function limitName(limit: LimitKind, of: string): string {
  return limit === 'guarantee' ? `Guarantee of ${of}` : `The buyer’s limit of ${of}`;
}

function limitText({ amount, left }: TakenAmount): string {
  const rest = left === undefined ? '' : `, ${formatMoney(left)} left`;
  return `${formatMoney(amount)} ${amount.currency}${rest}`;
}

function billText({ bill }: Extract<ConsignmentFact, { type: 'tax-billed' }>): string {
  const taxes = bill.lines.flatMap(({ duty, consumptionTax, vat }) => [duty, consumptionTax, vat]);
  const sum = taxes.length === 0 ? '' : `: ${formatMoney(sumMoney('CNY', taxes))} CNY`;
  return `Tax bill ${bill.number} ${BILL_STATUSES[bill.status]}${sum}`;
}

const BILL_STATUSES = { '1': 'made', '2': 'summed up', '3': 'void' } as const;

function named(kind: DocumentKind): string {
  return `${DOCUMENTS[kind].title.toLowerCase()} (${kind})`;
}

function articles(counted: readonly CountedArticle[]): string {
  return counted.map(({ sku, quantity }) => `${String(quantity)} × ${sku}`).join(', ');
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${String(count)} lines`;
}

function words(name: string): string {
  return name.replaceAll(/[-_]/g, ' ');
}
