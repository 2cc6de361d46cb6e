import { formatMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { customsCurrency } from '../trade/customs-codes.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { asksOfStage } from './asks.ts';
import type { Instant } from '../instant.ts';
import type { Consignment, DocumentFacts, HoldContent } from './consignment.ts';
import { customsStop } from './customs-stop.ts';
import { fixTitle } from './fixes.ts';
import { heldByChannel } from './held-back.ts';
import { preAdviceBlocks } from './pre-advice.ts';
import { missingFields } from './required-data.ts';
import { screeningHolds } from './screening.ts';
import type { Stage } from './stages.ts';
import { unwindBlocked } from './unwind-holds.ts';

/** Packed weight may differ from the catalogue's by this share. weak: set locally by each customs district. */
const WEIGHT_TOLERANCE_PERCENT = 20;

type HoldRule = (consignment: Consignment, now: Instant) => HoldContent | undefined;

/** What an operator must see to before a stage goes on, as its facts stand. */
export const HOLDS: { readonly [S in Exclude<Stage, 'needs-operator'>]: HoldRule } = {
  dispatch: (consignment) =>
    screeningHolds(consignment) ??
    dataMissing(consignment) ??
    weightDiffers(consignment) ??
    heldByChannel(consignment),
  declare: (consignment, now) =>
    screeningHolds(consignment) ??
    dataMissing(consignment) ??
    preAdviceBlocks(consignment) ??
    documentsDiffer(consignment) ??
    documentRejected(consignment) ??
    keptByCustoms(consignment, now) ??
    limitExhausted(consignment) ??
    heldByChannel(consignment) ??
    generalDeclarationMissing(consignment),
  'hand-off': (consignment) =>
    screeningHolds(consignment) ??
    preAdviceBlocks(consignment) ??
    weightDiffers(consignment) ??
    heldByChannel(consignment),
  confirm: () => undefined,
  unwind: unwindBlocked,
};

/** A refusal matters to the stage that asked, until the partner answers after all. */
export function partnerRefused(consignment: Consignment, stage: Stage): HoldContent | undefined {
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
  const currency = wrongCurrency(consignment);
  if (pointers.length === 0 && currency === undefined) return undefined;
  const fields = pointers.map((field) => `${fixTitle(field)} (${field})`).join(', ');
  const message = pointers.length === 0 ? [] : [`Missing: ${fields}.`];
  const told = currency === undefined ? message : [...message, currency];
  return { reason: 'data-missing', message: told.join(' '), pointers };
}

/** Nothing puts that right: the order is in the currency it was paid in. */
function wrongCurrency({ mode, totals }: Consignment): string | undefined {
  const { needsBuyerIdentity, list } = TRADE_MODES[mode];
  const { currency } = totals.paid;
  if (needsBuyerIdentity && currency !== 'CNY') {
    return `The payment is in ${currency}; customs takes CNY only.`;
  }
  return list === undefined || customsCurrency(currency) !== undefined
    ? undefined
    : `The payment is in ${currency}, which customs has no code for.`;
}

function documentsDiffer(consignment: Consignment): HoldContent | undefined {
  const differing = consignment.match.filter(({ ok }) => !ok);
  if (differing.length === 0) return undefined;
  const payment = differing.some(({ rule }) => rule === '2');
  const message = differing
    .map(({ title, left, right }) => `${title}: ${left} but ${right}.`)
    .join(' ');
  const pointers = differing.flatMap(({ rule }) => pointersOf(rule, consignment));
  return {
    reason: payment ? 'payment-difference' : 'match-failed',
    message,
    pointers: [...new Set(pointers)],
  };
}

const CONSIGNEE = ['shipTo.name', 'shipTo.street', 'shipTo.city', 'consignee.telephone'];

/**
 * What puts a difference right, by the rule of the match; of the others the consignee's data. Nothing:
 * going on asks the carrier anew (8), or looks at the certificate anew (12).
 */
const MATCH_POINTERS: { readonly [rule: string]: readonly string[] } = {
  '2': ['payment.transactionId', 'totals.discount', 'totals.freight'],
  '3': ['payment.transactionId', 'payment.paymentFirmId'],
  '6': ['buyer.name', 'buyer.idNumber', 'payer.name', 'payer.idNumber'],
  '8': [],
  '12': [],
  tax: ['totals.tax'],
};

function pointersOf(rule: string, { lines, packed }: Consignment): readonly string[] {
  const ofLines = (field: string) =>
    lines.map((_line, index) => `lines.${String(index + 1)}.${field}`);
  if (rule === '10') return ofLines('hsCode');
  if (rule === '9') return packed ? ['packed.weightGrams'] : ofLines('grossWeightGrams');
  return MATCH_POINTERS[rule] ?? CONSIGNEE;
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

function limitExhausted({ limits }: Consignment): HoldContent | undefined {
  const { guarantee, 'buyer-year': year } = limits ?? {};
  if (year?.state === 'exhausted') {
    const message = `The buyer’s limit of ${year.of} has ${yuan(year.left)} CNY left; this order counts ${yuan(year.amount)}.`;
    return { reason: 'annual-limit-exceeded', message, pointers: [] };
  }
  if (guarantee?.state !== 'exhausted') return undefined;
  const message = `Guarantor ${guarantee.of} has ${yuan(guarantee.left)} CNY left; the tax is ${yuan(guarantee.amount)}.`;
  return { reason: 'guarantee-exhausted', message, pointers: [] };
}

function yuan(amount: Money | undefined): string {
  return amount === undefined ? '0.00' : formatMoney(amount);
}

/** Customs may take its time, and then somebody asks. */
function keptByCustoms(consignment: Consignment, now: Instant): HoldContent | undefined {
  const stop = customsStop(consignment);
  if (stop === undefined || stop.until > now) return undefined;
  return {
    reason: 'kept-by-customs',
    message: `Customs has kept the goods since ${stop.since}: ${stop.meaning}.`,
    pointers: [],
  };
}

/** Once everything before the list is accepted, a broker's declaration is all that is waited for. */
function generalDeclarationMissing(consignment: Consignment): HoldContent | undefined {
  const { generalDeclaration } = consignment;
  const open = asksOfStage(consignment, 'declare').filter((row) => !row.answered(consignment));
  const isNext = open.length === 1 && open[0]?.name === 'general-declaration';
  if (generalDeclaration === undefined || !isNext) return undefined;
  return {
    reason: 'general-declaration-needed',
    message: `A general declaration is needed: ${generalDeclaration.because}.`,
    pointers: ['declaration.generalNumber', 'declaration.releasedOn'],
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

/** The first document of the mode that customs refused and nobody took up again. */
export function rejectedDocument(consignment: Consignment): DocumentFacts | undefined {
  const { documents, list } = TRADE_MODES[consignment.mode];
  return [...documents, ...(list === undefined ? [] : [list])]
    .map((kind) => consignment.documents[kind])
    .find((document) => document?.rejected !== undefined && document.superseded !== true);
}
