import { z } from 'zod';
import type { ReceiveMessage } from '../customs/intake.ts';
import { tellBondway } from '../partner-message.ts';
import type { RecordSet } from '../records.ts';
import type { Services } from '../services.ts';
import { signedForMessage } from './customs-filings.ts';
import { trackingPlan } from './tracking-plan.ts';
import type { Waybill } from './waybills.ts';

/** A scan as Bondway may ask for it. */
export interface Scan {
  readonly code: string;
  readonly at: string;
  readonly place: string;
}

/** Scans of parcels under way. */
export interface Scans {
  /** Plans every scan of a parcel that left the gate at a business time; only inside a change. */
  collect(waybillNumber: string, at: number): void;
  /** What was scanned and told so far, in the order of the scans. */
  events(waybill: Waybill): readonly Scan[];
}

const scanSchema = z.object({
  waybillNumber: z.string(),
  code: z.string(),
  place: z.string(),
  at: z.number(),
});
const toldSchema = z.object({ code: z.string(), occurredAt: z.string(), place: z.string() });

/** Opens the scans; on delivery of an import the carrier also tells customs (513). */
export function openScans(
  services: Services,
  waybills: RecordSet<Waybill>,
  receive: ReceiveMessage,
): Scans {
  const { agenda, journal, outbox, scripts } = services;
  const scan = agenda.action('carrier-scan', scanSchema, ({ waybillNumber, code, place, at }) => {
    const waybill = waybills.get(waybillNumber);
    if (waybill === undefined) return;
    const { carrierId, orderNumber, direction, customsId } = waybill;
    tellBondway(services, {
      partnerId: carrierId,
      messageId: `${carrierId}-${waybillNumber}-${code}`,
      orderNumber,
      subject: waybillNumber,
      occurredAt: at,
      fields: { type: 'tracking', carrierId, waybillNumber, code, place },
    });
    if (code !== 'EMI') return;
    journal.effect('delivered', scripts.resolve(orderNumber));
    if (direction === 'import' && customsId !== undefined) {
      receive(customsId, signedForMessage(waybill, at));
    }
  });
  return {
    collect(waybillNumber, at) {
      const waybill = waybills.get(waybillNumber);
      if (waybill?.state !== 'drawn') return;
      waybills.put(waybillNumber, { ...waybill, state: 'collected' });
      for (const planned of trackingPlan(services, waybill, at)) {
        const { code, place, at: scannedAt, toldAt } = planned;
        const id = `${waybillNumber}/${code}`;
        scan.plan(id, toldAt, { waybillNumber, code, place, at: scannedAt });
      }
    },
    events: ({ carrierId, waybillNumber }) =>
      outbox
        .about(carrierId, waybillNumber)
        .map((body) => toldSchema.parse(JSON.parse(body)))
        .map(({ code, occurredAt, place }) => ({ code, at: occurredAt, place }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}
