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
