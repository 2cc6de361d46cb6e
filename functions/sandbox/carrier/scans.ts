import { z } from 'zod';
import type { ReceiveMessage } from '../customs/intake.ts';
import { tellBondway } from '../partner-message.ts';
import type { RecordSet } from '../records.ts';
import type { Services } from '../services.ts';
import { signedForMessage } from './customs-filings.ts';
import { routeScans } from './load-route.ts';
import { trackingPlan } from './tracking-plan.ts';
import type { PlannedScan } from './tracking-plan.ts';
import type { Waybill } from './waybills.ts';

/** A scan as Bondway may ask for it. */
export interface Scan {
  readonly code: string;
  readonly at: string;
  readonly place: string;
  readonly reason?: string;
}

/** Scans of parcels under way. */
export interface Scans {
  /** Plans every scan of a parcel that left the gate alone at a business time; only inside a change. */
  collect(waybillNumber: string, at: number): void;
  /** As `collect`, for a parcel that leaves in a load: its first scans only. */
  collectInLoad(waybillNumber: string, at: number): void;
  /** Whether it left a gate already. */
  isCollected(waybillNumber: string): boolean;
  /** Plans the scans that follow the departure or the arrival of its load. */
  follow(waybillNumber: string, part: 'departure' | 'arrival', at: number): void;
  /** Customs released the imported parcel: from its load's arrival on it may go. */
  released(waybillNumber: string, at: number): void;
  /** What was scanned and told so far, in the order of the scans. */
  events(waybill: Waybill): readonly Scan[];
}

const scanSchema = z.object({
  waybillNumber: z.string(),
  code: z.string(),
  place: z.string(),
  reason: z.string().optional(),
  at: z.number(),
});
const toldSchema = z.object({
  code: z.string(),
  occurredAt: z.string(),
  place: z.string(),
  reason: z.string().optional(),
});

/** Opens the scans; on delivery of an import the carrier also tells customs (513). */
export function openScans(
  services: Services,
  waybills: RecordSet<Waybill>,
  receive: ReceiveMessage,
): Scans {
  const { outbox } = services;
  const scan = scanAction(services, waybills, receive);
  const plan = ({ waybillNumber }: Waybill, scans: readonly PlannedScan[]) => {
    for (const { toldAt, ...planned } of scans) {
      scan.plan(`${waybillNumber}/${planned.code}`, toldAt, { waybillNumber, ...planned });
    }
  };
  const take = (waybillNumber: string): Waybill | undefined => {
    const waybill = waybills.get(waybillNumber);
    if (waybill?.state !== 'drawn') return undefined;
    const collected: Waybill = { ...waybill, state: 'collected' };
    waybills.put(waybillNumber, collected);
    return collected;
  };
  // An imported parcel that came in a load leaves the site once both happened.
  const leaveSite = (waybill: Waybill) => {
    waybills.put(waybill.waybillNumber, waybill);
    const { arrivedAt, releasedAt } = waybill;
    if (arrivedAt === undefined || releasedAt === undefined) return;
    plan(waybill, routeScans(services, waybill, 'release', Math.max(arrivedAt, releasedAt)));
  };
  return {
    collect(waybillNumber, at) {
      const waybill = take(waybillNumber);
      if (waybill !== undefined) plan(waybill, trackingPlan(services, waybill, at));
    },
    collectInLoad(waybillNumber, at) {
      const waybill = take(waybillNumber);
      if (waybill !== undefined) plan(waybill, routeScans(services, waybill, 'gate', at));
    },
    isCollected: (waybillNumber) => waybills.get(waybillNumber)?.state === 'collected',
    follow(waybillNumber, part, at) {
      const waybill = waybills.get(waybillNumber);
      if (waybill === undefined) return;
      plan(waybill, routeScans(services, waybill, part, at));
      if (part === 'departure') waybills.put(waybillNumber, { ...waybill, departed: true });
      if (part === 'arrival') leaveSite({ ...waybill, arrivedAt: at });
    },
    released(waybillNumber, at) {
      const waybill = waybills.get(waybillNumber);
      if (waybill !== undefined) leaveSite({ ...waybill, releasedAt: at });
    },
    events: ({ carrierId, waybillNumber }) =>
      outbox
        .about(carrierId, waybillNumber)
        .map((body) => toldSchema.parse(JSON.parse(body)))
        .map(({ occurredAt: at, ...scanned }) => ({ ...scanned, at }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

/** One scan: Bondway is told, of a delivery customs too where it was an import. */
function scanAction(services: Services, waybills: RecordSet<Waybill>, receive: ReceiveMessage) {
  const { agenda, journal, scripts } = services;
  return agenda.action('carrier-scan', scanSchema, ({ waybillNumber, code, place, reason, at }) => {
    const waybill = waybills.get(waybillNumber);
    if (waybill === undefined) return;
    const { carrierId, orderNumber, direction, customsId } = waybill;
    tellBondway(services, {
      partnerId: carrierId,
      messageId: `${carrierId}-${waybillNumber}-${code}`,
      orderNumber,
      subject: waybillNumber,
      occurredAt: at,
      fields: { type: 'tracking', carrierId, waybillNumber, code, place, reason },
    });
    const { vatCharge } = scripts.of(orderNumber);
    if (code === 'EDC' && direction === 'export' && vatCharge !== undefined) {
      const amount = (vatCharge / 100).toFixed(2);
      tellBondway(services, {
        partnerId: carrierId,
        messageId: `${carrierId}-${waybillNumber}-charge`,
        orderNumber,
        // Not the waybill: that is what is asked for scans by.
        subject: `charge ${waybillNumber}`,
        occurredAt: at,
        fields: {
          type: 'charge',
          carrierId,
          waybillNumber,
          charge: 'import-vat',
          amount,
          currency: 'EUR',
        },
      });
    }
    if (code !== 'EMI') return;
    journal.effect('delivered', scripts.resolve(orderNumber));
    if (direction === 'import' && customsId !== undefined) {
      receive(customsId, signedForMessage(waybill, at));
    }
  });
}
