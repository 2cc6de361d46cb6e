import { isTerminal } from '../consignment/consignment-states.ts';
import type { Consignment } from '../consignment/consignment.ts';
import { isReleased } from '../consignment/release.ts';
import type { Duration, Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { loadRules } from './load-rules.ts';
import type { Load } from './load.ts';

/** A load waits so long for company, from its first parcel on. Ours: no rule of customs or carriers. */
export const OPEN_FOR: Duration = { hours: 2 };

/** Parcels of one load at most; the carrier's booking takes no more. */
export const MOST_PARCELS = 200;

/** Whether an open load must close now, and why; an empty one never does. */
export function mustClose({ status, entries, closesAt }: Load, now: Instant) {
  if (status !== 'open' || entries.length === 0) return undefined;
  if (entries.length >= MOST_PARCELS) return 'full';
  return closesAt <= now ? 'time' : undefined;
}

/**
 * Why a consignment may not travel with a load that closes now; undefined when it may. It is taken
 * out then, and joins the next load by itself once it may.
 *
 * @param consignment as it stands; undefined when nobody knows it
 */
export function staysBehind(consignment: Consignment | undefined): string | undefined {
  if (consignment === undefined) return 'unknown';
  const { cancel, status, stage, hold, mode, parties } = consignment;
  if (cancel?.answer === 'accepted') return 'cancelled';
  if (stage === 'unwind' || isTerminal(status)) return 'unwound';
  if (hold !== undefined) return 'held';
  if (stage === 'needs-operator') return 'needs-operator';
  const { list } = TRADE_MODES[mode];
  const accepted = list !== undefined && consignment.documents[list]?.acceptedAt !== undefined;
  switch (loadRules({ mode, exportArrival: parties.exportArrival }).listBeforeClosing) {
    case 'accepted':
      return accepted ? undefined : 'list-not-accepted';
    case 'released':
      return isReleased(consignment) ? undefined : 'list-not-released';
    case 'no':
      return undefined;
  }
}
