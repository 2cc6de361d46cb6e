import { mayApplyForReturn, mustApplyBy, mustBeBackBy } from '../customs/return-terms.ts';
import type { Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { isTerminal } from './consignment-states.ts';
import type { Consignment } from './consignment.ts';
import { isReleased } from './release.ts';
import { listOf, listStands } from './undone.ts';

/** Why a consignment cannot be taken back. */
export interface ReturnRefusal {
  readonly code:
    | 'return-ended'
    | 'return-already'
    | 'return-not-left'
    | 'return-put-away'
    | 'return-not-released'
    | 'return-too-late';
  readonly message: string;
}

/**
 * Why this consignment cannot be taken back now; undefined when it can. What has not left is
 * cancelled, not returned; what customs released long ago cannot come back under its list any more.
 */
export function returnRefusal(consignment: Consignment, now: Instant): ReturnRefusal | undefined {
  const { status, returnRequest, goodsReceipt } = consignment;
  const refuse = (code: ReturnRefusal['code'], message: string) => ({ code, message });
  if (isTerminal(status) && status !== 'delivered') {
    return refuse('return-ended', `The consignment is ${status} already.`);
  }
  if (returnRequest !== undefined) {
    return refuse('return-already', 'The consignment is being taken back already.');
  }
  if (!hasLeft(consignment)) {
    return refuse('return-not-left', 'The parcel has not left the warehouse: cancel it instead.');
  }
  if (goodsReceipt?.putAwayAt !== undefined) {
    return refuse('return-put-away', 'The goods are in the stock of the receiving warehouse.');
  }
  if (isUndecided(consignment)) {
    return refuse(
      'return-not-released',
      'Customs has not released it: there is nothing to return.',
    );
  }
  const releasedAt = releaseOf(consignment);
  const { direction } = TRADE_MODES[consignment.mode];
  if (releasedAt === undefined || mayApplyForReturn(direction, releasedAt, now)) return undefined;
  return refuse(
    'return-too-late',
    `Customs released it on ${day(releasedAt)}: a return had to be applied for by ${day(mustApplyBy(direction, releasedAt))}.`,
  );
}

/** Not released, and not refused either: customs decides first. A refused list stands for nothing. */
function isUndecided(consignment: Consignment): boolean {
  const isRefused = listOf(consignment) !== undefined && !listStands(consignment);
  return !isReleased(consignment) && !isRefused;
}

/** Past the gate, or so the warehouse says: the message of the gate itself may be lost. */
export function hasLeft({ gatedOutAt, unwind }: Consignment): boolean {
  return gatedOutAt !== undefined || unwind.parcelTooLateAt !== undefined;
}

/** When returned goods must be back in the zone, or the country; undefined where nothing was released. */
export function goodsBackBy(consignment: Consignment): Instant | undefined {
  const releasedAt = releaseOf(consignment);
  const { direction } = TRADE_MODES[consignment.mode];
  return releasedAt === undefined ? undefined : mustBeBackBy(direction, releasedAt);
}

function releaseOf({ mode, documents, generalDeclaration }: Consignment): Instant | undefined {
  const { list } = TRADE_MODES[mode];
  const releasedOn = generalDeclaration?.releasedOn;
  if (releasedOn !== undefined) return `${releasedOn}T00:00:00.000Z`;
  return list === undefined ? undefined : documents[list]?.releasedAt;
}

function day(instant: Instant): string {
  return instant.slice(0, 10);
}
