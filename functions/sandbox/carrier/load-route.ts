import type { Services } from '../services.ts';
import { arrivalPlace, wayOf, withImportHold } from './tracking-plan.ts';
import type { PlannedScan } from './tracking-plan.ts';
import type { Waybill } from './waybills.ts';

/** Parts of the way of a parcel that travels in a load; each begins when its moment comes. */
export type RoutePart = 'gate' | 'departure' | 'arrival' | 'release';

/** A scan so many minutes (below zero: before), and this share of the parcel’s way, after its part began. */
interface RouteScan {
  readonly code: string;
  readonly minutes: number;
  readonly share: number;
  readonly place: (waybill: Waybill) => string;
}

type Route = { readonly [Part in RoutePart]: readonly RouteScan[] };

const hub = () => 'Origin hub';
const exchange = () => 'Outward office of exchange';
const destination = ({ city }: Waybill) => city;

const after = (
  code: string,
  minutes: number,
  share: number,
  place: RouteScan['place'],
): RouteScan => ({ code, minutes, share, place });

/** Nothing that stays in its country travels in a load. */
const NOWHERE: Route = { gate: [], departure: [], arrival: [], release: [] };

/**
 * Scans by direction. An exported parcel's way ends without another moment to wait for; an imported
 * one stays at the site until its own list is released. Source: UPU EMSEVT version 3.
 */
const ROUTES: { readonly [Direction in Waybill['direction']]: Route } = {
  export: {
    gate: [after('EMA', 0, 0, hub), after('EMB', 40, 0, exchange), after('EXA', 80, 0, exchange)],
    departure: [after('EXC', -10, 0, exchange), after('EMC', 0, 0, exchange)],
    arrival: [
      after('EMD', 0, 0, arrivalPlace),
      after('EDB', 30, 0, arrivalPlace),
      after('EDC', 0, 0.2, arrivalPlace),
      after('EDG', 0, 0.5, destination),
      after('EMI', 0, 0.6, destination),
    ],
    release: [],
  },
  import: {
    gate: [after('EMA', 0, 0, hub), after('EMB', 40, 0, exchange)],
    departure: [after('EMC', 0, 0, exchange)],
    arrival: [after('EMD', 0, 0, arrivalPlace), after('EDB', 30, 0, arrivalPlace)],
    release: [
      after('EDC', 0, 0, arrivalPlace),
      after('EDG', 0, 0.3, destination),
      after('EMI', 0, 0.4, destination),
    ],
  },
  domestic: NOWHERE,
};

/** The scans of one part of a parcel's way that began at a business time. */
export function routeScans(
  services: Services,
  waybill: Waybill,
  part: RoutePart,
  began: number,
): readonly PlannedScan[] {
  const way = wayOf(services, waybill);
  const { outOfOrder } = services.scripts.of(waybill.orderNumber);
  const usual = ROUTES[waybill.direction][part].map(({ code, minutes, share, place }) => {
    const at = Math.round(began + minutes * 60_000 + share * way);
    return { code, place: place(waybill), at, toldAt: at };
  });
  const scans = withImportHold(services, waybill, usual);
  const last = scans.at(-1);
  // As elsewhere, what comes just before delivery is told after it where messages overtake.
  return outOfOrder && last?.code === 'EMI'
    ? scans.map((scan) => (scan.code === 'EDG' ? { ...scan, toldAt: last.at + 600_000 } : scan))
    : scans;
}
