import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';

/** Whether a parcel leaves the warehouse in a load, as its mode has it and as it was planned. */
export function travelsInLoad({
  mode,
  travelsBy,
}: Pick<Consignment, 'mode' | 'travelsBy'>): boolean {
  const { travels } = TRADE_MODES[mode];
  return travels === 'in a load' || (travels === 'as gathered' && travelsBy !== undefined);
}
