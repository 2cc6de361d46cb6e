import type { Duration } from '../instant.ts';

/** What carries a load. */
export type LoadKind = 'bag' | 'pallet' | 'vehicle' | 'flight' | 'sailing';

/** What carries a load from the site on, and what is asked of it. */
export interface LoadKindRow {
  readonly title: string;
  /** What CEB's `billNo`, `voyageNo` and `trafName` are called there. */
  readonly bill: string;
  readonly voyage: string;
  readonly vessel: string;
  /** CEB `trafMode` that its booking may have. */
  readonly trafficModes: readonly string[];
  /** How long it may be under way until its carrier is asked where it is. */
  readonly arrivesWithin: Duration;
}

const AIR = {
  bill: 'Air waybill',
  voyage: 'Flight',
  vessel: 'Aircraft',
  trafficModes: ['5'],
  arrivesWithin: { days: 1 },
} as const;

/**
 * One row per kind. Bags and pallets fly under a bill of their own. Source: CEB code list, `trafMode`:
 * 2 water, 4 road, 5 air. weak: the days under way are orders of magnitude.
 */
export const LOAD_KINDS: { readonly [Kind in LoadKind]: LoadKindRow } = {
  bag: { ...AIR, title: 'Bag' },
  pallet: { ...AIR, title: 'Pallet' },
  flight: { ...AIR, title: 'Flight' },
  vehicle: {
    title: 'Vehicle',
    bill: 'Consignment note',
    voyage: 'Trip',
    vessel: 'Truck',
    trafficModes: ['4'],
    arrivesWithin: { days: 2 },
  },
  sailing: {
    title: 'Sailing',
    bill: 'Bill of lading',
    voyage: 'Voyage',
    vessel: 'Vessel',
    trafficModes: ['2'],
    arrivesWithin: { days: 12 },
  },
};

/** What a carrier's loads travel by, to these destinations and from these warehouses; from all if absent. */
export interface LoadService {
  readonly kind: LoadKind;
  /** ISO 3166-1 alpha-2. */
  readonly to: readonly string[];
  readonly from?: readonly string[];
}

interface Way {
  readonly warehouseId: string;
  readonly destination: string;
}

/** What carries loads of a lane: the first service that fits; by air where none does. */
export function loadKindOf(
  services: readonly LoadService[],
  { warehouseId, destination }: Way,
): LoadKind {
  const fits = ({ to, from = [warehouseId] }: LoadService) =>
    to.includes(destination) && from.includes(warehouseId);
  return services.find(fits)?.kind ?? 'flight';
}
