import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { tellBondway } from '../partner-message.ts';
import type { RecordSet } from '../records.ts';
import type { Services } from '../services.ts';
import { transportOf } from './bookings.ts';
import type { Scans } from './scans.ts';

const loadSchema = z.object({
  loadId: z.string(),
  carrierId: z.string(),
  kind: z.enum(['bag', 'pallet', 'vehicle', 'flight', 'sailing']),
  direction: z.enum(['import', 'export']),
  destination: z.string(),
  masterBill: z.string(),
  voyage: z.string(),
  vessel: z.string(),
  trafficMode: z.string(),
  plate: z.string(),
  /** Business milliseconds, as the others below. */
  departsAt: z.number(),
  /** As booked, then as they left the gate. */
  waybillNumbers: z.array(z.string()),
  /** How many messages there were about it. */
  seq: z.number(),
  gatedOutAt: z.number().optional(),
  /** Customs accepted its linkage (607). */
  linkedAt: z.number().optional(),
  departedAt: z.number().optional(),
  arrivedAt: z.number().optional(),
});
/** A load that a carrier carries. */
export type Load = Readonly<z.infer<typeof loadSchema>>;

/** The loads of all carriers. Changes only inside a change of the database. */
export interface Loads extends Pick<RecordSet<Load>, 'get'> {
  /** A load that was booked; one that is at the site as a whole waits for no gate. */
  enter(load: Load, isAtSite: boolean): void;
  /** Its vehicle left the gate with these parcels at a business time. */
  gatedOut(loadId: string, waybillNumbers: readonly string[], at: number): void;
  /** Customs accepted its linkage: these travel, what is not on it stays at the site. */
  linked(loadId: string, waybillNumbers: readonly string[], at: number): void;
}

const moveSchema = z.object({ loadId: z.string() });

/** After the gate a load takes so long at least until it departs: the site's scans lie between. */
const LEAST_AT_SITE_MS = 2 * 3_600_000;

/**
 * Loads in the sandbox's records. An exported one departs at its time once customs accepted its
 * linkage, and right after that where it came late: nothing misses its flight here. An imported one
 * departs at its time.
 */
export function openLoads(services: Services, scans: Scans): Loads {
  const { agenda, clock, delays, journal } = services;
  const loads = services.records('load', loadSchema);
  const move = (load: Load, type: 'load.departed' | 'load.arrived', at: number) => {
    const departed = type === 'load.departed';
    const moved: Load = {
      ...load,
      seq: load.seq + 1,
      ...(departed ? { departedAt: at } : { arrivedAt: at }),
    };
    loads.put(load.loadId, moved);
    journal.effect(departed ? 'load-departed' : 'load-arrived', load.loadId);
    const part = departed ? 'departure' : 'arrival';
    tellOf(services, moved, { type, place: departed ? 'Outward office' : load.destination }, at);
    load.waybillNumbers.forEach((number) => scans.follow(number, part, at));
  };
  const arrive = agenda.action('load-arrive', moveSchema, ({ loadId }, at) => {
    const load = loads.get(loadId);
    if (load !== undefined && load.arrivedAt === undefined) move(load, 'load.arrived', at);
  });
  const depart = agenda.action('load-depart', moveSchema, ({ loadId }, at) => {
    const load = loads.get(loadId);
    if (load === undefined || load.departedAt !== undefined) return;
    move(load, 'load.departed', at);
    arrive.plan(loadId, at + delays.of(loadId, transportOf(load.kind).transit), { loadId });
  });
  const departWhenReady = (load: Load) => {
    loads.put(load.loadId, load);
    const { loadId, direction, departsAt, gatedOutAt, linkedAt, departedAt } = load;
    if (gatedOutAt === undefined || departedAt !== undefined) return;
    if (direction === 'export' && linkedAt === undefined) return;
    const ready = Math.max(departsAt, gatedOutAt + LEAST_AT_SITE_MS, clock.now());
    depart.plan(loadId, ready, { loadId });
  };
  return {
    get: (loadId) => loads.get(loadId),
    enter(load, isAtSite) {
      loads.put(load.loadId, isAtSite ? { ...load, gatedOutAt: clock.now() } : load);
    },
    gatedOut(loadId, waybillNumbers, at) {
      const load = loads.get(loadId);
      if (load === undefined || load.gatedOutAt !== undefined) return;
      waybillNumbers.forEach((number) => scans.collectInLoad(number, at));
      // With what an earlier load left at the site.
      const there = load.waybillNumbers.filter((number) => scans.isCollected(number));
      const travelling = [...new Set([...waybillNumbers, ...there])];
      departWhenReady({ ...load, waybillNumbers: travelling, gatedOutAt: at });
    },
    linked(loadId, waybillNumbers, at) {
      const load = loads.get(loadId);
      if (load === undefined) return;
      const travelling = load.waybillNumbers.filter((each) => waybillNumbers.includes(each));
      departWhenReady({ ...load, waybillNumbers: travelling, linkedAt: at });
    },
  };
}

/** What `POST /load-bookings` is answered about a load. */
export function bookingOf(load: Load) {
  const { masterBill, voyage, vessel, trafficMode, plate, departsAt } = load;
  return { masterBill, voyage, vessel, trafficMode, plate, departsAt: isoTime(departsAt) };
}

function tellOf(
  services: Services,
  { carrierId, loadId, seq }: Load,
  fields: { readonly type: string; readonly place: string },
  at: number,
): void {
  tellBondway(services, {
    partnerId: carrierId,
    messageId: `${carrierId}-${loadId}-${String(seq)}`,
    // A script may be chosen for a load as for an order.
    orderNumber: loadId,
    subject: loadId,
    occurredAt: at,
    fields: { ...fields, carrierId, seq, loadId },
  });
}
