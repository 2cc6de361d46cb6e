import type { Duration } from '../instant.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';
import type { AskName } from './ask-names.ts';
import type { Stage } from './stages.ts';

/** Whom an ask goes to. `ourselves`: done before the commit, never over the network. */
export type AskedParty = 'warehouse' | 'carrier' | 'payment firm' | 'customs' | 'ourselves';

/** One row: who is asked, when it is due, how its answer is recognised, when to ask again. */
export interface AskRow {
  readonly name: AskName;
  readonly party: AskedParty;
  readonly document?: DocumentKind;
  /** Waited for, never asked: the partner tells us on its own; asking again means polling. */
  readonly unasked?: boolean;
  readonly ready: (consignment: Consignment) => boolean;
  readonly answered: (consignment: Consignment) => boolean;
  readonly answerWithin: Duration;
  /** A document that customs knows nothing of this long after it was filed never got there. */
  readonly lostAfter?: Duration;
}

const always = (): boolean => true;

/** A document counts as answered when its current version is accepted, or released for a list. */
function isComplete(document: DocumentFacts | undefined): boolean {
  if (document === undefined || document.rejected !== undefined || document.superseded === true)
    return false;
  const row = DOCUMENTS[document.kind];
  return (row.completeAt === 'released' ? document.releasedAt : document.acceptedAt) !== undefined;
}

/** Customs may take a waybill before the firm's own answer reaches us, which the match needs too. */
const isDeclared: AskRow['answered'] = ({ waybillRecord }) => waybillRecord !== undefined;

function isWaybill(kind: DocumentKind): boolean {
  return kind === '511' || kind === '505';
}

function documentAsk(kind: DocumentKind, ready: AskRow['ready'], answerWithin: Duration): AskRow {
  const { entrustedToUs, filedBy } = DOCUMENTS[kind];
  const byFirm = filedBy === 'payment firm' ? 'payment firm' : 'carrier';
  return {
    name: `document-${kind}`,
    party: entrustedToUs ? 'customs' : byFirm,
    document: kind,
    ready,
    answered: (consignment) =>
      isComplete(consignment.documents[kind]) && (!isWaybill(kind) || isDeclared(consignment)),
    answerWithin,
  };
}

function own(name: AskName, ready: AskRow['ready'], answered: AskRow['answered']): AskRow {
  return { name, party: 'ourselves', ready, answered, answerWithin: {} };
}

/** Imports: the payment firm vouches first, and its record agrees with the order before anything is filed. */
const PAYMENT: readonly AskRow[] = [
  {
    name: 'payment-record',
    party: 'payment firm',
    ready: always,
    answered: ({ paymentRecord }) => paymentRecord !== undefined,
    answerWithin: { minutes: 30 },
  },
  own(
    'match-payment',
    ({ paymentRecord }) => paymentRecord !== undefined,
    ({ match }) => match.length > 0,
  ),
];

function declareAsks(mode: TradeMode): readonly AskRow[] {
  const payment = mode.needsBuyerIdentity ? PAYMENT : [];
  const vouched: AskRow['ready'] = (c) => payment.every((row) => row.answered(c));
  const documents = mode.documents.map((kind) => documentAsk(kind, vouched, { minutes: 30 }));
  if (mode.list === undefined) return [...payment, ...documents];
  const accepted: AskRow['ready'] = (c) => documents.every((row) => row.answered(c));
  const match = own('match-documents', accepted, (c) => c.match.some(({ rule }) => rule === '5'));
  const list = documentAsk(mode.list, (c) => accepted(c) && match.answered(c), { hours: 12 });
  const writeOff = own('write-off', list.answered, ({ stockReserved }) => !stockReserved);
  return [...payment, ...documents, match, list, ...(mode.bonded ? [writeOff] : [])];
}

const DISPATCH: readonly AskRow[] = [
  {
    name: 'fulfilment',
    party: 'warehouse',
    ready: always,
    answered: ({ warehouseAcceptedAt }) => warehouseAcceptedAt !== undefined,
    answerWithin: { hours: 4 },
  },
  {
    name: 'waybill',
    party: 'carrier',
    ready: always,
    answered: ({ legs }) => legs.length > 0,
    answerWithin: { minutes: 30 },
  },
];

const HAND_OFF: readonly AskRow[] = [
  {
    name: 'pick',
    party: 'warehouse',
    ready: always,
    answered: ({ packed }) => packed !== undefined,
    answerWithin: { hours: 12 },
  },
  {
    name: 'gate-pass',
    party: 'customs',
    ready: ({ packed }) => packed !== undefined,
    answered: ({ gatePass }) => gatePass !== undefined,
    answerWithin: { hours: 1 },
  },
  {
    name: 'gate-out',
    party: 'warehouse',
    ready: ({ gatePass }) => gatePass !== undefined,
    answered: ({ gatedOutAt }) => gatedOutAt !== undefined,
    answerWithin: { hours: 12 },
  },
  {
    name: 'first-scan',
    party: 'carrier',
    unasked: true,
    ready: ({ gatedOutAt }) => gatedOutAt !== undefined,
    answered: ({ handedToCarrierAt }) => handedToCarrierAt !== undefined,
    answerWithin: { hours: 24 },
  },
];

const CONFIRM: readonly AskRow[] = [
  {
    name: 'proof-of-delivery',
    party: 'carrier',
    unasked: true,
    ready: always,
    answered: ({ deliveredAt }) => deliveredAt !== undefined,
    answerWithin: { days: 6 },
  },
];

function listOf(consignment: Consignment): DocumentFacts | undefined {
  const { list } = TRADE_MODES[consignment.mode];
  return list === undefined ? undefined : consignment.documents[list];
}

/** The list stands at customs and must be withdrawn: filed and not refused. */
export function listStands(consignment: Consignment): boolean {
  const list = listOf(consignment);
  const returned = consignment.unwind.returnApplication !== undefined;
  return list !== undefined && list.rejected === undefined && list.superseded !== true && !returned;
}

/**
 * A list that is at customs can be withdrawn only once they answered it: that answer is looked for,
 * until it is clear that the list never got there. weak: customs answers lists within minutes.
 */
function listAnswer(kind: DocumentKind): AskRow {
  return {
    name: `document-${kind}`,
    party: 'customs',
    document: kind,
    unasked: true,
    ready: ({ unwind }) => unwind.parcelStoppedAt !== undefined,
    answered: (c) => !listStands(c) || listOf(c)?.acceptedAt !== undefined,
    answerWithin: { hours: 1 },
    lostAfter: { days: 1 },
  };
}

function unwindAsks(mode: TradeMode): readonly AskRow[] {
  const stopped: AskRow['answered'] = ({ unwind }) => unwind.parcelStoppedAt !== undefined;
  const withdrawal =
    mode.withdrawal === undefined
      ? undefined
      : documentAsk(mode.withdrawal, (c) => stopped(c) && listOf(c)?.acceptedAt !== undefined, {
          hours: 12,
        });
  const withdrawn: AskRow['answered'] = (c) =>
    !listStands(c) || withdrawal === undefined || withdrawal.answered(c);
  return [
    {
      name: 'stop-parcel',
      party: 'warehouse',
      ready: always,
      answered: (c) => stopped(c) || c.unwind.parcelTooLateAt !== undefined,
      answerWithin: { hours: 4 },
    },
    ...(mode.list === undefined ? [] : [listAnswer(mode.list)]),
    ...(withdrawal === undefined ? [] : [{ ...withdrawal, answered: withdrawn }]),
    own(
      'return-stock',
      (c) => stopped(c) && withdrawn(c),
      ({ unwind }) => unwind.stockReturnedAt !== undefined,
    ),
    {
      name: 'void-label',
      party: 'carrier',
      ready: (c) => stopped(c) && withdrawn(c),
      answered: ({ unwind, legs }) => unwind.labelVoidedAt !== undefined || legs.length === 0,
      answerWithin: { hours: 1 },
    },
  ];
}

/** Everything that a stage asks for, in the mode of the consignment, in the order it becomes due. */
export function asksOfStage(consignment: Consignment, stage: Stage): readonly AskRow[] {
  const mode = TRADE_MODES[consignment.mode];
  switch (stage) {
    case 'dispatch':
      return DISPATCH;
    case 'declare':
      return declareAsks(mode);
    case 'hand-off':
      return HAND_OFF;
    case 'confirm':
      return CONFIRM;
    case 'unwind':
      return unwindAsks(mode);
    case 'needs-operator':
      return [];
  }
}

/** Key that tells a partner that this is the same request again. New only after a refusal or a new version. */
export function requestIdOf(consignment: Consignment, row: AskRow): string {
  const version =
    row.document === undefined
      ? (consignment.refusals[row.name] ?? 0) + 1
      : nextVersion(consignment, row.document);
  return `${consignment.consignmentId}.${row.name}.${String(version)}`;
}

/** The version a document is at, or goes out as next when it was never filed or is superseded. */
export function nextVersion(consignment: Consignment, kind: DocumentKind): number {
  const document = consignment.documents[kind];
  if (document === undefined) return 1;
  return document.superseded === true ? document.version + 1 : document.version;
}
