import type { Receipt } from '../consignment/consignment.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { PRE_CHECK_ERRORS, PRE_CHECK_RANGES, RECEIPT_CODES } from './receipt-codes.ts';
import type { Disposition, ReceiptClass, ReceiptFamily, ReceiptMeaning } from './receipt-codes.ts';

const FAMILIES: { readonly [Kind in DocumentKind]: ReceiptFamily } = {
  '311': 'filing',
  '411': 'filing',
  '511': 'filing',
  '513': 'filing',
  '303': 'filing',
  '505': 'filing',
  '621': 'list',
  '603': 'list',
  '623': 'withdrawal',
  '605': 'withdrawal',
  '625': 'withdrawal',
  '213': 'return',
  '215': 'tally',
  '403': 'filing',
  '711': 'filing',
  '507': 'filing',
  '509': 'filing',
  '607': 'filing',
  '701': 'filing',
};

const UNKNOWN: ReceiptMeaning = { meaning: 'a code that is not documented', class: 'unknown' };

/**
 * What a `returnStatus` means for a document of `kind`. Below zero it is a pre-check error, known
 * by number or not; a code that its receipt does not document is `unknown`.
 */
export function receiptMeaning(status: string, kind: DocumentKind): ReceiptMeaning {
  if (isPreCheckError(status)) return preCheckError(status);
  return rowsOf(status).find(({ families }) => families.includes(FAMILIES[kind])) ?? UNKNOWN;
}

/** The class of a `returnStatus`, see `receiptMeaning`. */
export function receiptClass(status: string, kind: DocumentKind): ReceiptClass {
  return receiptMeaning(status, kind).class;
}

/** What to do about a `returnStatus`, the same for every kind; undefined where the document just goes on. */
export function receiptDisposition(status: string): Disposition | undefined {
  if (isPreCheckError(status)) return preCheckError(status).disposition;
  return rowsOf(status).find(({ disposition }) => disposition !== undefined)?.disposition;
}

const RANK: { readonly [Class in ReceiptClass]: number } = {
  unknown: 0,
  rejected: 1,
  stored: 2,
  pending: 3,
  review: 4,
  accepted: 5,
  inspection: 6,
  detained: 7,
  returned: 8,
  released: 9,
  closed: 10,
};

/** How far a `returnStatus` takes a document of `kind`: of two of one moment the further one counts. */
export function receiptRank(status: string, kind: DocumentKind): number {
  return RANK[receiptClass(status, kind)];
}

/**
 * Whether `next` is too late to change where the document stands: receipts repeat and arrive out
 * of order. 800 and 899 never regress; an older one counts only when it takes the document
 * further, and never over a later rejection. Such a receipt is still recorded, and the first 120
 * may still date the acceptance.
 */
export function isRegression(
  current: readonly Receipt[],
  next: Receipt,
  kind: DocumentKind,
): boolean {
  const rank = ({ status }: Receipt): number => receiptRank(status, kind);
  const top = Math.max(0, ...current.map(rank));
  if (top >= RANK.released) return rank(next) <= top;
  const latest = current.reduce<Receipt | undefined>(
    (known, each) => (known === undefined || each.at >= known.at ? each : known),
    undefined,
  );
  if (latest === undefined || next.at > latest.at) return false;
  const undoesRejection = next.at < latest.at && rank(latest) === RANK.rejected;
  return undoesRejection || rank(next) <= rank(latest);
}

function isPreCheckError(status: string): boolean {
  return /^-[1-9]\d{0,8}$/.test(status);
}

function rowsOf(status: string) {
  return (Object.hasOwn(RECEIPT_CODES, status) ? RECEIPT_CODES[status] : undefined) ?? [];
}

function preCheckError(status: string): ReceiptMeaning {
  const known = Object.hasOwn(PRE_CHECK_ERRORS, status) ? PRE_CHECK_ERRORS[status] : undefined;
  if (known !== undefined) return { ...known, class: 'rejected' };
  const code = Number(status);
  const range = PRE_CHECK_RANGES.find(({ from, to }) => from <= code && code <= to);
  return { meaning: range?.meaning ?? 'pre-check error', class: 'rejected', disposition: 'fix' };
}
