import { loadRules } from '../load/load-rules.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';

/**
 * Whether a parcel leaves the warehouse in a load. What left a zone parcel by parcel when it was
 * planned, before its mode travelled in loads, has no `travelsBy` and goes so to its end.
 */
export function travelsInLoad({
  mode,
  travelsBy,
}: Pick<Consignment, 'mode' | 'travelsBy'>): boolean {
  const { travels, bonded } = TRADE_MODES[mode];
  return travels === 'in a load' && (travelsBy !== undefined || !bonded);
}

/**
 * Whether what travels in a load leaves the warehouse released: out of bond, and where its district
 * has exports arrive at customs' site released. Else customs releases it there.
 */
export function leavesReleased({ mode, parties }: Pick<Consignment, 'mode' | 'parties'>): boolean {
  const rules = loadRules({ mode, exportArrival: parties.exportArrival });
  return rules.listBeforeClosing === 'released';
}
