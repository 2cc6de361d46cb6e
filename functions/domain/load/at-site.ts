import { isTerminal } from '../consignment/consignment-states.ts';
import { customsStop } from '../consignment/customs-stop.ts';
import type { Consignment } from '../consignment/consignment.ts';
import type { LoadDocumentKind } from './load-documents.ts';
import type { Load, LoadEntry } from './load.ts';

/** Documents of what comes through a gate: what is at the site already is not in them. */
const OF_THE_GATE: readonly LoadDocumentKind[] = ['507'];

/** Whether all of a load is at customs' site before it is booked. */
export function isAtSite({ entries }: Pick<Load, 'entries'>): boolean {
  return entries.length > 0 && entries.every(({ atSite }) => atSite === true);
}

/** The parcels of a load that come through the warehouse's gate. */
export function throughTheGate({ entries }: Pick<Load, 'entries'>): readonly LoadEntry[] {
  return entries.filter(({ atSite }) => atSite !== true);
}

/** The parcels that a document of a load names. */
export function named(load: Pick<Load, 'entries'>, kind: LoadDocumentKind): readonly LoadEntry[] {
  return OF_THE_GATE.includes(kind) ? throughTheGate(load) : load.entries;
}

/**
 * Why a parcel that is at the site must not travel on with its load; undefined when it may, or when
 * customs has only not released it yet. The linkage (607) names released lists only, so one that
 * stays would hold up all others. Whatever is released later travels with the next load.
 *
 * Source: CEB607, 2022-05, whose lists are released ones. weak: that the others may go meanwhile.
 */
export function staysAtSite(consignment: Consignment | undefined): string | undefined {
  if (consignment === undefined) return 'unknown';
  const { status, stage } = consignment;
  if (stage === 'unwind' || isTerminal(status)) return 'unwound';
  const state = customsStop(consignment)?.state;
  if (state === 'detained') return 'detained-by-customs';
  return state === 'returned' ? 'sent-back-by-customs' : undefined;
}
