import type { TradeMode } from '../trade/trade-modes.ts';
import { always, own, writeOff } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import type { Consignment } from './consignment.ts';
import type { LimitKind } from '../tax/limit-account.ts';
import { documentAsk } from './document-asks.ts';
import { isPreAdvised, preAdviceAsks } from './pre-advice.ts';
import { isReleased } from './release.ts';
import { leavesReleased, travelsInLoad } from './travels-in-load.ts';

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
  // Payment first: what is not paid takes nothing of anybody's year.
  own('draw-buyer-limit', ({ match }) => match.length > 0, isDrawn('buyer-year')),
];

function isDrawn(kind: LimitKind): AskRow['answered'] {
  return ({ limits }) => limits?.[kind]?.state === 'drawn';
}

/** Import taxes are guaranteed before the list is filed. Source: CEB621 `assureCode`. */
function drawGuarantee(mode: TradeMode, before: readonly AskRow[]): readonly AskRow[] {
  const ready: AskRow['ready'] = (c) => before.every((row) => row.answered(c));
  return mode.needsBuyerIdentity ? [own('draw-guarantee', ready, isDrawn('guarantee'))] : [];
}

const joinLoad = (ready: AskRow['ready']): AskRow =>
  own('join-load', ready, ({ load }) => load !== undefined);

/** What its load left behind at the site goes on with another one once customs released it. */
const mayTravelOn: AskRow['ready'] = (c) => c.gatedOutAt === undefined || isReleased(c);

function isAccepted({ document }: AskRow): AskRow['ready'] {
  return ({ documents }) => document !== undefined && documents[document]?.acceptedAt !== undefined;
}

const LOAD_BOOKING: AskRow = {
  name: 'load-booking',
  party: 'load',
  unasked: true,
  ready: always,
  answered: ({ load }) => load?.masterBill !== undefined,
  answerWithin: { hours: 6 },
};

interface LoadAsks {
  readonly beforeList: readonly AskRow[];
  readonly afterList: (list: AskRow) => readonly AskRow[];
}

const NO_LOAD: LoadAsks = { beforeList: [], afterList: () => [] };

/**
 * An import list names flight and master bill of the load, so the load comes first; an export load
 * takes accepted lists only, so the list does, or released ones: out of bond its gate pass names them,
 * and some districts have released goods arrive only. Taken out of a load, a parcel joins the next one.
 */
const LOAD_ASKS: { readonly [Direction in TradeMode['direction']]: LoadAsks } = {
  import: { beforeList: [joinLoad(always), LOAD_BOOKING], afterList: () => [] },
  export: {
    beforeList: [],
    afterList: (list) => {
      const isThrough: AskRow['ready'] = (c) =>
        (leavesReleased(c) ? list.answered : isAccepted(list))(c);
      return [joinLoad((c) => isThrough(c) && isPreAdvised(c) && mayTravelOn(c))];
    },
  },
  none: NO_LOAD,
};

/** Recorded once a broker filed it and customs released it. Source: GACC 2020-75 on 9710 and 9810. */
function generalDeclaration(ready: AskRow['ready']): AskRow {
  return {
    name: 'general-declaration',
    party: 'operator',
    unasked: true,
    ready,
    answered: ({ generalDeclaration: filed }) => filed?.releasedOn !== undefined,
    answerWithin: { days: 3 },
  };
}

/** Payment, the documents of the mode, the match, and the list or what stands in for it. */
export function declareAsks(mode: TradeMode, consignment: Consignment): readonly AskRow[] {
  const payment = mode.needsBuyerIdentity ? PAYMENT : [];
  const vouched: AskRow['ready'] = (c) => payment.every((row) => row.answered(c));
  const receipts = consignment.parties.exportReceipts === 'filed' ? (['403'] as const) : [];
  const documents = [...mode.documents, ...receipts].map((kind) =>
    documentAsk(kind, vouched, { minutes: 30 }),
  );
  if (mode.list === undefined) return [...payment, ...documents];
  const accepted: AskRow['ready'] = (c) => documents.every((row) => row.answered(c));
  if (consignment.generalDeclaration !== undefined) {
    return [...payment, ...documents, generalDeclaration(accepted)];
  }
  const match = own('match-documents', accepted, (c) => c.match.some(({ rule }) => rule === '5'));
  const travel = travelsInLoad(consignment) ? LOAD_ASKS[mode.direction] : NO_LOAD;
  const agreed = [...documents, match, ...travel.beforeList];
  const before = [...agreed, ...drawGuarantee(mode, agreed)];
  const list = documentAsk(mode.list, (c) => before.every((row) => row.answered(c)), { hours: 12 });
  const writesOff = mode.bonded ? [writeOff(list.answered)] : [];
  const loaded = travel.afterList(list);
  const advice = preAdviceAsks(mode);
  return [...payment, ...before, ...advice, list, ...loaded, ...writesOff];
}
