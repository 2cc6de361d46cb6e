/** How far a `returnStatus` takes a document. `unknown` codes are parked, never guessed at. */
export type ReceiptClass =
  | 'stored'
  | 'pending'
  | 'review'
  | 'accepted'
  | 'inspection'
  | 'detained'
  | 'released'
  | 'closed'
  | 'rejected'
  | 'returned'
  | 'unknown';

/**
 * What we do about a document that does not go on: `fix` correct and file again under the same
 * `copNo` with a later `appTime`; `final` never passes, unwind; `resend` the same content again;
 * `already-filed` customs has it, its earlier receipts count.
 */
export type Disposition = 'fix' | 'final' | 'resend' | 'already-filed';

/**
 * The families of receipts: lists 622/604, orders and the like 312/412/512/304/506/712, what undoes
 * an import list or withdraws an export list 624/626/606, export returns 214, their tallies 216.
 */
export type ReceiptFamily = 'list' | 'filing' | 'withdrawal' | 'return' | 'tally';

/** A code as one family uses it. */
export interface ReceiptMeaning {
  readonly meaning: string;
  readonly class: ReceiptClass;
  readonly disposition?: Disposition;
}

type Row = ReceiptMeaning & { readonly families: readonly ReceiptFamily[] };

const ALL: readonly ReceiptFamily[] = ['list', 'filing', 'withdrawal', 'return', 'tally'];
const LIST: readonly ReceiptFamily[] = ['list'];
const RETURN: readonly ReceiptFamily[] = ['return'];
const LIST_AND_RETURN: readonly ReceiptFamily[] = ['list', 'return'];
const BUT_RETURN: readonly ReceiptFamily[] = ['list', 'filing', 'withdrawal', 'tally'];
const WITHDRAWAL: readonly ReceiptFamily[] = ['withdrawal'];

function row(
  families: readonly ReceiptFamily[],
  meaning: string,
  of: Omit<ReceiptMeaning, 'meaning'>,
): Row {
  return { families, meaning, ...of };
}

/**
 * Source: CEB schemas 2022-05, `returnStatus` of each return entity. weak: 500 and the detentions
 * are documented for 622 only; 604 says "等" (and others), so both list receipts read them.
 */
export const RECEIPT_CODES: { readonly [status: string]: readonly Row[] } = {
  '1': [row(ALL, 'stored by the e-port', { class: 'stored' })],
  '2': [row(ALL, 'being declared by the e-port', { class: 'pending' })],
  '3': [row(ALL, 'sent to customs', { class: 'pending' })],
  '4': [row(ALL, 'could not be sent to customs', { class: 'pending', disposition: 'resend' })],
  '100': [row(ALL, 'rejected by customs', { class: 'rejected', disposition: 'fix' })],
  '120': [
    row(['list', 'filing', 'return'], 'accepted into the customs database', { class: 'accepted' }),
    // A withdrawal that is in the database is not granted yet: only 399 grants it.
    row(WITHDRAWAL, 'application in the customs database', { class: 'pending' }),
  ],
  '300': [row(LIST_AND_RETURN, 'under manual review', { class: 'review' })],
  '399': [row(BUT_RETURN, 'audit concluded', { class: 'accepted' })],
  '500': [row(LIST_AND_RETURN, 'inspection', { class: 'inspection' })],
  '501': [row(LIST, 'detained, handed to clearance', { class: 'detained' })],
  '502': [row(LIST, 'detained, handed to anti-smuggling', { class: 'detained' })],
  '503': [row(LIST, 'detained, handed to legal affairs', { class: 'detained' })],
  '505': [row(RETURN, 'handed over to another department', { class: 'detained' })],
  '599': [row(LIST, 'detained for another reason', { class: 'detained' })],
  '600': [row(RETURN, 'suspended', { class: 'detained' })],
  '700': [row(LIST, 'returned abroad', { class: 'returned', disposition: 'final' })],
  '800': [row(LIST_AND_RETURN, 'released', { class: 'released' })],
  '899': [row(LIST, 'closed', { class: 'closed' })],
};

interface RefusalRow {
  readonly meaning: string;
  readonly disposition: Disposition;
}

const fix = (meaning: string): RefusalRow => ({ meaning, disposition: 'fix' });
const final = (meaning: string): RefusalRow => ({ meaning, disposition: 'final' });
const filed = (meaning: string): RefusalRow => ({ meaning, disposition: 'already-filed' });

/** Pre-check errors. Source: CEB specification of 2018 (announcement 113), chapter 7. */
export const PRE_CHECK_ERRORS: { readonly [status: string]: RefusalRow } = {
  '-10102': fix('an enterprise code is wrong'),
  '-301002': fix('a line number occurs twice'),
  '-301010': filed('the order exists'),
  '-301011': filed('the order is already declared'),
  '-301014': fix('older than what customs has: not processed'),
  '-401007': filed('the payment exists'),
  '-401012': fix('older than what customs has: not processed'),
  '-504015': filed('the waybill exists'),
  '-505016': fix('older than what customs has: not processed'),
  '-621004': filed('the list is already declared'),
  '-621005': final('over the limit of a single purchase'),
  '-621012': fix('the list cannot be amended in its state'),
  '-621015': fix('the signer is not entitled'),
  '-621018': final('over the buyer’s annual limit'),
  '-621026': fix('the signature is missing'),
  '-621028': fix('the signature does not match'),
  '-621029': fix('the signature could not be verified'),
  '-621030': fix('too many lists in one message'),
  '-623003': fix('the list number is not known'),
  '-623005': fix('the list cannot be withdrawn in its state'),
  '-625009': fix('second quantity and unit must be both filled or both empty'),
  '-625010': fix('the account-book item is not the one on record'),
  '-625012': fix('the unit is not the one on record'),
  '-625013': fix('the signer is not entitled to the return'),
  // weak: by the pattern of -504015; the numbers of summaries are not published.
  '-704015': filed('the summary application exists'),
  '-625209': fix('a returned line is not in the list'),
};

/** Exports answer by range. Source: as `PRE_CHECK_ERRORS`. weak: the other messages follow the pattern of the list's. */
export const PRE_CHECK_RANGES: readonly {
  readonly from: number;
  readonly to: number;
  readonly meaning: string;
}[] = [
  { from: -602_000, to: -601_001, meaning: 'signature of the export list' },
  { from: -603_000, to: -602_001, meaning: 'format of the export list' },
  { from: -604_000, to: -603_001, meaning: 'content of the export list' },
  { from: -605_000, to: -604_001, meaning: 'processing of the export list' },
  { from: -702_000, to: -701_001, meaning: 'signature of the summary application' },
  { from: -703_000, to: -702_001, meaning: 'format of the summary application' },
  { from: -704_000, to: -703_001, meaning: 'content of the summary application' },
  { from: -705_000, to: -704_001, meaning: 'processing of the summary application' },
  { from: -802_000, to: -801_001, meaning: 'signature of the arrival or departure' },
  { from: -803_000, to: -802_001, meaning: 'format of the arrival or departure' },
  { from: -804_000, to: -803_001, meaning: 'content of the arrival or departure' },
  { from: -805_000, to: -804_001, meaning: 'processing of the arrival or departure' },
  { from: -902_000, to: -901_001, meaning: 'signature of the master bill' },
  { from: -903_000, to: -902_001, meaning: 'format of the master bill' },
  { from: -904_000, to: -903_001, meaning: 'content of the master bill' },
  { from: -905_000, to: -904_001, meaning: 'processing of the master bill' },
];
