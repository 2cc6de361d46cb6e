import type { z } from 'zod';
import type { loadBookingRequest } from '../../adapters/carriers/messages.ts';
import { drawInteger } from '../seeded.ts';
import type { DelayStep } from '../delays.ts';

type Kind = z.output<typeof loadBookingRequest>['kind'];

/** How a load travels. */
interface Transport {
  /** CEB `trafMode`. */
  readonly trafficMode: '2' | '4' | '5';
  /** How long it is under way. */
  readonly transit: DelayStep;
  readonly bill: (serial: number) => string;
  readonly voyage: (number: number) => string;
  readonly vessel: (number: number) => string;
}

const AIR: Transport = {
  ...{ trafficMode: '5', transit: 'transit-air', bill: airWaybill },
  voyage: (number) => `CF${String(100 + (number % 900))}`,
  vessel: (number) => `B-${String(1000 + (number % 9000))}`,
};
const ROAD: Transport = {
  ...{ trafficMode: '4', transit: 'transit-road' },
  bill: (serial) => `CMR${String(serial).padStart(9, '0')}`,
  voyage: (number) => `T${String(number).padStart(5, '0')}`,
  vessel: (number) => `TRUCK ${String(number)}`,
};
const SEA: Transport = {
  ...{ trafficMode: '2', transit: 'transit-sea' },
  bill: (serial) => `COSU${String(serial).padStart(10, '0')}`,
  voyage: (number) => `${String(100 + (number % 900))}E`,
  vessel: (number) => `HAI YUN ${String(1 + (number % 40))}`,
};

/** Source: CEB code list, `trafMode`. Bags and pallets go by air. */
const TRANSPORTS: { readonly [Of in Kind]: Transport } = {
  ...{ bag: AIR, pallet: AIR, flight: AIR, vehicle: ROAD, sailing: SEA },
};

/** How loads of a kind travel. */
export function transportOf(kind: Kind): Transport {
  return TRANSPORTS[kind];
}

const HOUR = 3_600_000;
/** A load departs so long after it was booked: there must be time for gate, site and release. */
const DEPARTS_AFTER = { least: 6, most: 12 };

/** The booking of a load: bill, voyage, vessel, plate and departure; the same seed draws the same. */
export function drawBooking(seed: number, loadId: string, kind: Kind, serial: number, now: number) {
  const { trafficMode, bill, voyage, vessel } = TRANSPORTS[kind];
  const number = drawInteger(0, 9_999, seed, loadId, 'voyage');
  const { least, most } = DEPARTS_AFTER;
  const minutes = drawInteger(least * 60, most * 60, seed, loadId, 'departs');
  return {
    masterBill: bill(serial),
    voyage: voyage(number),
    vessel: vessel(number),
    trafficMode,
    plate: `闽D${String(drawInteger(10_000, 99_999, seed, loadId, 'plate'))}`,
    departsAt: now + (minutes * HOUR) / 60,
  };
}

/** Airline prefix, serial and check digit modulo 7. Source: IATA resolution 600a. */
function airWaybill(serial: number): string {
  const digits = String(4_000_000 + (serial % 1_000_000));
  return `784-${digits}${String(Number(digits) % 7)}`;
}
