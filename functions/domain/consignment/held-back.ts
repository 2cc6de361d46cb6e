import type { Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { isTerminal } from './consignment-states.ts';
import type { ConsignmentFact } from './consignment-events.ts';
import type { Consignment, HoldContent } from './consignment.ts';
import type { Task } from './task.ts';
import { travelsInLoad } from './travels-in-load.ts';
import { STATUS_OF_STAGE } from './unblock.ts';

/** Who corrected what, where it was the channel itself. */
export const BY_CHANNEL = 'channel';

/**
 * Whether a parcel can still be held back for its channel: it has not left, nobody was asked to let
 * it out, and it is not being taken back. An export leaves its load for that; an import's list names
 * its load, so that it travels with it.
 */
export function mayBeHeldBack(consignment: Consignment, task: Task | undefined): boolean {
  const { mode, status, stage, cancel, returnRequest, gatedOutAt, load } = consignment;
  if (isTerminal(status) || cancel !== undefined || returnRequest !== undefined) return false;
  if (stage === 'unwind' || stage === 'confirm' || gatedOutAt !== undefined) return false;
  const { direction } = TRADE_MODES[mode];
  if (travelsInLoad(consignment)) return direction === 'export' || load === undefined;
  return task === undefined || task.asks.every(({ name }) => name !== 'gate-out');
}

/** Nothing more is asked of anybody for it. What has left in the meantime goes its way. */
export function isHeldBack({ heldBack, gatedOutAt }: Consignment): boolean {
  return heldBack !== undefined && heldBack.overruled !== true && gatedOutAt === undefined;
}

/** What the channel holds it for. */
export function heldByChannel(consignment: Consignment): HoldContent | undefined {
  const { heldBack } = consignment;
  if (heldBack === undefined || !isHeldBack(consignment)) return undefined;
  const message = `The channel holds the order back: ${heldBack.reason}.`;
  return { reason: 'held-by-channel', message, pointers: [] };
}

/** Stops at the next gate: whoever was asked already may answer. */
export function foldHeldBack(
  consignment: Consignment,
  { reason }: Extract<ConsignmentFact, { type: 'held-back' }>,
  at: Instant,
): Consignment {
  return { ...consignment, heldBack: { since: at, reason } };
}

/** Goes on, unless something else holds it. */
export function foldLetGo(consignment: Consignment): Consignment {
  const { hold, stage, status } = consignment;
  const freed = { ...consignment, heldBack: undefined };
  if (hold?.reason !== 'held-by-channel') return freed;
  return {
    ...freed,
    hold: undefined,
    status: stage === undefined ? status : STATUS_OF_STAGE[stage],
  };
}

/** An operator who goes on while the channel holds it overrules the channel; its own correction does not. */
export function overruled(consignment: Consignment, by: string): Consignment {
  const { hold, heldBack } = consignment;
  const isOverruled = hold?.reason === 'held-by-channel' && by !== BY_CHANNEL;
  return isOverruled && heldBack !== undefined
    ? { ...consignment, heldBack: { ...heldBack, overruled: true } }
    : consignment;
}
