import type { DocumentKind } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import { always, own } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import type { Consignment } from './consignment.ts';
import { declareAsks } from './declare-asks.ts';
import { handOffAsks, packing } from './hand-off-asks.ts';
import { SCREENING } from './screening.ts';
import { travelsInLoad } from './travels-in-load.ts';
import type { Stage } from './stages.ts';
import { unwindAsks } from './unwind-asks.ts';

/** Of what could not be reserved when it was planned. */
const RESERVE = own('reserve-stock', always, ({ unreserved = [] }) => unreserved.length === 0);

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

function dispatchAsks(consignment: Consignment): readonly AskRow[] {
  const set: AskRow['ready'] = (c) => DISPATCH.every((row) => row.answered(c));
  const asked = [SCREENING, RESERVE, ...DISPATCH];
  return travelsInLoad(consignment) ? [...asked, packing(set)] : asked;
}

const CONFIRM: { readonly [End in TradeMode['endsWith']]: readonly AskRow[] } = {
  'proof-of-delivery': [
    {
      name: 'proof-of-delivery',
      party: 'carrier',
      unasked: true,
      ready: always,
      answered: ({ deliveredAt }) => deliveredAt !== undefined,
      answerWithin: { days: 6 },
    },
  ],
  'goods-receipt': [
    {
      name: 'goods-receipt',
      party: 'receiving warehouse',
      unasked: true,
      ready: always,
      answered: ({ goodsReceipt }) => goodsReceipt !== undefined,
      answerWithin: { days: 10 },
    },
    own(
      'put-away',
      ({ goodsReceipt }) => goodsReceipt !== undefined,
      ({ goodsReceipt }) => goodsReceipt?.putAwayAt !== undefined,
    ),
  ],
};

/** Everything that a stage asks for, in the mode of the consignment, in the order it becomes due. */
export function asksOfStage(consignment: Consignment, stage: Stage): readonly AskRow[] {
  const mode = TRADE_MODES[consignment.mode];
  switch (stage) {
    case 'dispatch':
      return dispatchAsks(consignment);
    case 'declare':
      return [SCREENING, ...declareAsks(mode, consignment)];
    case 'hand-off':
      return [SCREENING, ...handOffAsks(mode, consignment)];
    case 'confirm':
      return CONFIRM[mode.endsWith];
    case 'unwind':
      return unwindAsks(mode, consignment);
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
