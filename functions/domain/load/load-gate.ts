import { TRADE_MODES } from '../trade/trade-modes.ts';
import { throughTheGate } from './at-site.ts';
import type { LoadFact } from './load-events.ts';
import type { Load } from './load.ts';

/** What a warehouse tells of a load that left. */
export type LoadGatedOut = Extract<LoadFact, { type: 'gated-out' }>;

/** Whether the load's gate is that of a bonded zone, which lets nothing out without a gate pass. */
function needsGatePass({ mode }: Load): boolean {
  return TRADE_MODES[mode].bonded;
}

/**
 * Invariant I10 of a load: out of a bonded zone only with a gate pass for this vehicle, this seal and
 * the list of every parcel that went through the gate.
 *
 * @returns what is wrong with the pass, in words; undefined when nothing is, or none is needed
 */
export function gatePassFault(
  load: Load,
  { plate, gatePass }: Pick<LoadGatedOut, 'plate' | 'gatePass'>,
): string | undefined {
  if (!needsGatePass(load)) return undefined;
  if (gatePass === undefined) return 'no gate pass';
  const { gatePassNumber = gatePass.number } = load;
  if (gatePass.number !== gatePassNumber) return `customs issued it the pass ${gatePassNumber}`;
  if (gatePass.plate !== plate) return `its pass is for the vehicle ${gatePass.plate}`;
  if (gatePass.seal !== load.seal) return `its pass is for the seal ${gatePass.seal}`;
  const missing = throughTheGate(load).find(
    ({ listNumber }) => listNumber === undefined || !gatePass.listNumbers.includes(listNumber),
  );
  return missing && `its pass does not name the list of ${missing.consignmentId}`;
}
