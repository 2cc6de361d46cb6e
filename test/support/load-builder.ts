import { foldLoadEvent } from '../../functions/domain/load/fold-load.ts';
import type { LoadEvent, LoadFact, PlannedLoad } from '../../functions/domain/load/load-events.ts';
import type { Load, LoadBooking, LoadEntry } from '../../functions/domain/load/load.ts';
import { after } from '../../functions/domain/instant.ts';

const OPENED_AT = '2026-11-23T02:00:00.000Z';

/** A lane of general exports to Korea, and its first load. */
export function aPlannedLoad(overrides: Partial<PlannedLoad> = {}): PlannedLoad {
  return {
    loadId: 'L0123456789-0001',
    number: 1,
    kind: 'flight',
    merchantId: 'merchant-1',
    warehouseId: 'warehouse-1',
    carrierId: 'express',
    customsId: 'customs-1',
    customsCode: '2924',
    mode: 'general-export',
    destination: 'KR',
    ...overrides,
  };
}

/** The n-th parcel of a load. */
export function anEntry(number: number, overrides: Partial<LoadEntry> = {}): LoadEntry {
  const digits = String(number).padStart(2, '0');
  return {
    consignmentId: `O0123456789ABC${digits}-01`.slice(0, 18),
    waybillNumber: `EB0007176${digits}CN`,
    listNumber: `2924202612345678${digits}`,
    weightGrams: 245,
    joinedAt: OPENED_AT,
    ...overrides,
  };
}

export const BOOKING: LoadBooking = {
  masterBill: '999-12345675',
  voyage: 'BW081',
  vessel: 'BONDWAY AIR',
  trafficMode: '5',
  plate: '浙A12345',
  departsAt: '2026-11-23T12:00:00.000Z',
};

/** A trail of facts, a minute apart, and the load that they fold into. */
export function aLoadTrail(
  facts: readonly LoadFact[],
  planned: PlannedLoad = aPlannedLoad(),
): { readonly load: Load; readonly events: readonly LoadEvent[] } {
  const events = [{ type: 'opened' as const, planned }, ...facts].map((fact, index): LoadEvent => ({
    ...fact,
    loadId: planned.loadId,
    version: index + 1,
    at: after(OPENED_AT, { minutes: index }),
  }));
  const load = events.reduce<Load | undefined>(foldLoadEvent, undefined);
  if (load === undefined) throw new Error('a trail without events');
  return { load, events };
}

/** The fact that closes a load with these entries. */
export function closedWith(...entries: readonly LoadEntry[]): LoadFact {
  return { type: 'closed', because: 'time', seal: 'S0123456789-0001', entries, takenOut: [] };
}
