import type { DocumentKind } from '../trade/documents.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import { always, own } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import { documentAsk } from './document-asks.ts';
import type { Consignment } from './consignment.ts';
import { isTallied, needsTally, RETURN_TALLIES } from './return-tally.ts';
import { travelsInLoad } from './travels-in-load.ts';
import { isUndone, listOf, listStands, needsReturn, RETURN_APPLICATIONS } from './undone.ts';

type Fact = AskRow['answered'];

const isReturning: Fact = ({ returnRequest }) => returnRequest !== undefined;
const isStopped: Fact = ({ unwind }) => unwind.parcelStoppedAt !== undefined;
/** It goes no further than it is: customs may hear that it does not. */
const isSecured: Fact = (c) => isReturning(c) || isStopped(c);
const isHome: Fact = (c) => isStopped(c) || c.unwind.parcelReturnedAt !== undefined;

const STOP_PARCEL: AskRow = {
  name: 'stop-parcel',
  party: 'warehouse',
  ready: always,
  answered: (c) => isSecured(c) || c.unwind.parcelTooLateAt !== undefined,
  answerWithin: { hours: 4 },
};

/** Asked once customs knows of it; the parcel takes days. weak: chosen. */
const GOODS_BACK: AskRow = {
  name: 'goods-back',
  party: 'warehouse',
  ready: (c) => isReturning(c) && isUndone(c),
  answered: (c) => !isReturning(c) || isHome(c),
  answerWithin: { days: 10 },
};

/**
 * The site tallies what is there: it tells us its count, and files it once it is as applied for.
 * weak: chosen, like the day it may take.
 */
function tallying(kind: DocumentKind): AskRow {
  const isThere: Fact = (c) => c.unwind.parcelReturnedAt !== undefined && needsTally(c);
  return {
    ...documentAsk(kind, isThere, { days: 1 }),
    answered: (c) => !needsTally(c) || isTallied(c),
  };
}

const VOID_LABEL: AskRow = {
  name: 'void-label',
  party: 'carrier',
  ready: (c) => isStopped(c) && isUndone(c),
  // What has travelled on its label has used it up.
  answered: (c) => isReturning(c) || c.unwind.labelVoidedAt !== undefined || c.legs.length === 0,
  answerWithin: { hours: 1 },
};

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
    ready: isSecured,
    answered: (c) => !listStands(c) || listOf(c)?.acceptedAt !== undefined,
    answerWithin: { hours: 1 },
    lostAfter: { days: 1 },
  };
}

/** Before release the list is withdrawn, after it returned: whichever is due when the other is not. */
function undoing({ withdrawal, direction }: TradeMode): readonly AskRow[] {
  const application = RETURN_APPLICATIONS[direction];
  const isAccepted: Fact = (c) => isSecured(c) && listOf(c)?.acceptedAt !== undefined;
  const rows: (AskRow | undefined)[] = [
    withdrawal && {
      ...documentAsk(withdrawal, (c) => isAccepted(c) && !needsReturn(c), { hours: 12 }),
      answered: (c) => isUndone(c) || needsReturn(c),
    },
    application && {
      ...documentAsk(application, (c) => isAccepted(c) && needsReturn(c), { hours: 12 }),
      answered: (c) => isUndone(c) || !needsReturn(c),
    },
  ];
  return rows.filter((row) => row !== undefined);
}

/**
 * Stop the parcel, or have it come back; take the list back; have it tallied; then stock and label.
 * What customs counted of the goods (tax, limits) is given back together with the stock.
 */
export function unwindAsks(mode: TradeMode, consignment: Consignment): readonly AskRow[] {
  const tally = mode.list && RETURN_TALLIES[mode.direction];
  const leave = own('leave-load', isStopped, (c) => isReturning(c) || c.load === undefined);
  return [
    STOP_PARCEL,
    ...(travelsInLoad(consignment) ? [leave] : []),
    ...(mode.list === undefined ? [] : [listAnswer(mode.list), ...undoing(mode)]),
    GOODS_BACK,
    ...(tally === undefined ? [] : [tallying(tally)]),
    own(
      'return-stock',
      (c) => isHome(c) && isUndone(c) && (!needsTally(c) || isTallied(c)),
      ({ unwind }) => unwind.stockReturnedAt !== undefined,
    ),
    VOID_LABEL,
  ];
}
