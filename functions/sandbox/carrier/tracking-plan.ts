import type { Services } from '../services.ts';
import type { Waybill } from './waybills.ts';

/** One scan that a parcel will get. */
export interface PlannedScan {
  /** EMSEVT version 3 code. */
  readonly code: string;
  readonly place: string;
  /** Business milliseconds of the scan. */
  readonly at: number;
  /** When Bondway is told: later than `at` where messages overtake one another. */
  readonly toldAt: number;
}

type Step = readonly [code: string, share: number, place: (waybill: Waybill) => string];

const origin = () => 'Xiamen';
const exchange = () => 'Xiamen international mail exchange';
const destination = ({ city }: Waybill) => city;
const arrival = ({ country }: Waybill) =>
  country === 'KR' ? 'Incheon exchange' : `${country} exchange`;

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
    ['EMD', 0.4, arrival],
    ['EDB', 0.45, arrival],
    ['EDC', 0.6, arrival],
    ['EDG', 0.9, destination],
    ['EMI', 1, destination],
  ],
};

const DAY = 24 * 3_600_000;
const SHORTEST = 2 * DAY;
const LONGEST = 4 * DAY;
const OVERTAKEN_BY_MS = 10 * 60_000;

/** All scans of a parcel that left the gate at `left`; delivery after two to four days, longer when slow. */
export function trackingPlan(
  { delays, scripts }: Services,
  waybill: Waybill,
  left: number,
): readonly PlannedScan[] {
  const { orderNumber, direction } = waybill;
  const { outOfOrder, slowness } = scripts.of(orderNumber);
  const first = left + delays.of(orderNumber, 'first-scan');
  const drawn = delays.of(orderNumber, 'delivery');
  const way = Math.min(Math.max(drawn, SHORTEST * slowness), LONGEST * slowness);
  const steps = STEPS[direction];
  return steps.map(([code, share, place], index) => {
    const at = Math.round(first + share * way);
    // The last scan but one before delivery comes late when messages overtake one another.
    const late = outOfOrder && index === steps.length - 2;
    const toldAt = late ? Math.round(first + way) + OVERTAKEN_BY_MS : at;
    return { code, place: place(waybill), at, toldAt };
  });
}
