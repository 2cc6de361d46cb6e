import type { Services } from '../services.ts';
import type { Waybill } from './waybills.ts';

/** One scan that a parcel will get. */
export interface PlannedScan {
  /** EMSEVT version 3 code. */
  readonly code: string;
  readonly place: string;
  /** Business milliseconds of the scan. */
  readonly at: number;
  /** Why it stands still, of a hold. */
  readonly reason?: string;
  /** When Bondway is told: later than `at` where messages overtake one another. */
  readonly toldAt: number;
}

type Step = readonly [code: string, share: number, place: (waybill: Waybill) => string];

const origin = () => 'Xiamen';
const exchange = () => 'Xiamen international mail exchange';
const destination = ({ city }: Waybill) => city;

/** Where a parcel is taken over in its country of destination. */
export function arrivalPlace({ country }: Waybill): string {
  return country === 'KR' ? 'Incheon exchange' : `${country} exchange`;
}

const IN_THE_COUNTRY: readonly Step[] = [
  ['EMA', 0, ({ country }) => `${country} depot`],
  ['EDG', 0.9, destination],
  ['EMI', 1, destination],
];

/** Scans by direction, at shares of the way from collection to delivery. Source: UPU EMSEVT version 3. */
const STEPS: { readonly [D in Waybill['direction']]: readonly Step[] } = {
  import: [
    ['EMA', 0, origin],
    ['EMG', 0.7, destination],
    ['EDG', 0.9, destination],
    ['EMI', 1, destination],
  ],
  export: [
    ['EMA', 0, origin],
    ['EMB', 0.1, exchange],
    ['EXA', 0.13, exchange],
    ['EXC', 0.17, exchange],
    ['EMC', 0.25, exchange],
    ['EMD', 0.4, arrivalPlace],
    ['EDB', 0.45, arrivalPlace],
    ['EDC', 0.6, arrivalPlace],
    ['EDG', 0.9, destination],
    ['EMI', 1, destination],
  ],
  domestic: IN_THE_COUNTRY,
};

const DAY = 24 * 3_600_000;
const SHORTEST = 2 * DAY;
const LONGEST = 4 * DAY;
const OVERTAKEN_BY_MS = 10 * 60_000;

/** All scans of a parcel that left the gate at `left`; delivery after two to four days, longer when slow. */
export function trackingPlan(
  services: Services,
  waybill: Waybill,
  left: number,
): readonly PlannedScan[] {
  const { orderNumber, direction } = waybill;
  const { outOfOrder } = services.scripts.of(orderNumber);
  const first = left + services.delays.of(orderNumber, 'first-scan');
  const way = wayOf(services, waybill);
  const steps = STEPS[direction];
  const scans = steps.map(([code, share, place], index) => {
    const at = Math.round(first + share * way);
    // The last scan but one before delivery comes late when messages overtake one another.
    const late = outOfOrder && index === steps.length - 2;
    const toldAt = late ? Math.round(first + way) + OVERTAKEN_BY_MS : at;
    return { code, place: place(waybill), at, toldAt };
  });
  return withImportHold(services, waybill, scans);
}

/**
 * The scans with a hold by import customs (EME) halfway between presentation and return, where the
 * script of an export has one. It must carry a reason. Source: UPU EMSEVT version 3.
 */
export function withImportHold(
  { scripts }: Services,
  waybill: Waybill,
  scans: readonly PlannedScan[],
): readonly PlannedScan[] {
  const { heldAbroad: reason } = scripts.of(waybill.orderNumber);
  const presented = scans.findIndex(({ code }) => code === 'EDB');
  const [from, to] = [scans[presented], scans[presented + 1]];
  if (reason === undefined || waybill.direction !== 'export' || !from || !to) return scans;
  const at = Math.round((from.at + to.at) / 2);
  const hold = { code: 'EME', place: arrivalPlace(waybill), at, toldAt: at, reason };
  return scans.toSpliced(presented + 1, 0, hold);
}

/** How long a parcel is on its way from its first scan to delivery: business milliseconds. */
export function wayOf({ delays, scripts }: Services, { orderNumber }: Waybill): number {
  const { slowness } = scripts.of(orderNumber);
  const drawn = delays.of(orderNumber, 'delivery');
  return Math.min(Math.max(drawn, SHORTEST * slowness), LONGEST * slowness);
}
