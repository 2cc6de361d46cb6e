import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';
import { leavesReleased, travelsInLoad } from './travels-in-load.ts';

/** Whether customs let the goods go: the list, or the declaration that stands in for it, is released. */
export function isReleased({ mode, documents, generalDeclaration }: Consignment): boolean {
  const { list } = TRADE_MODES[mode];
  if (list === undefined) return true;
  return documents[list]?.releasedAt !== undefined || generalDeclaration?.releasedOn !== undefined;
}

/**
 * Invariant I10: nothing passes the gate without release for exactly its list; out of a bonded zone
 * it also needs the gate pass that was issued for it. What travels in a load leaves the warehouse
 * for customs' site, and is released there, unless its load takes what is released only: out of bond,
 * where the pass is the load's, and where its district has it so.
 */
export function mayPassTheGate(
  consignment: Consignment,
  gatePassNumber: string | undefined,
): boolean {
  const { mode, gatePass } = consignment;
  const { bonded } = TRADE_MODES[mode];
  if (travelsInLoad(consignment)) return !leavesReleased(consignment) || isReleased(consignment);
  const hasPass = gatePass !== undefined && gatePass.number === gatePassNumber;
  return isReleased(consignment) && (hasPass || !bonded);
}
