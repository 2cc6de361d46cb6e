import { z } from 'zod';
import type { Carrier } from '../carrier/carrier.ts';
import { tellBondway } from '../partner-message.ts';
import type { Services } from '../services.ts';
import { stockBookOf } from '../demo/world.ts';
import { bagged } from './packing.ts';
import type { Parcel, Parcels } from './parcels.ts';
import type { Stock } from './stock.ts';

const passSchema = z.object({
  number: z.string(),
  plate: z.string(),
  seal: z.string(),
  listNumbers: z.array(z.string()),
});
const loadSchema = z.object({
  loadId: z.string(),
  warehouseId: z.string(),
  requestId: z.string(),
  plate: z.string(),
  /** What the gate of a bonded zone lets it out with. */
  gatePass: passSchema.optional(),
  consignmentIds: z.array(z.string()),
  gatedOut: z.boolean(),
});
/** A load at a warehouse's gate. */
export type GateLoad = Readonly<z.infer<typeof loadSchema>>;

/** Loads at the gates of all warehouses. Changes only inside a change of the database. */
export interface LoadFloor {
  get(loadId: string): GateLoad | undefined;
  /** Puts the parcels into the vehicle and plans its departure from the gate. */
  load(load: Omit<GateLoad, 'gatedOut'>, parcels: readonly Parcel[]): void;
}

/** What the gate works with. */
export interface LoadFloorParts {
  readonly services: Services;
  readonly parcels: Parcels;
  readonly stock: Stock;
  /** Fetches what left the gate. */
  readonly carrier: Pick<Carrier, 'collectLoad'>;
}

/** The gate of all warehouses, for loads: a parcel leaves with its load, once. */
export function openLoadFloor({ services, parcels, stock, carrier }: LoadFloorParts): LoadFloor {
  const { agenda, clock, delays, journal, scripts } = services;
  const loads = services.records('gate-load', loadSchema);
  const leave = (parcel: Parcel): string => {
    const { consignmentId, warehouseId, lines, orderNumber, waybillNumber = '' } = parcel;
    stock.move(stockBookOf(warehouseId), lines, { onHand: -1, allocated: -1 });
    journal.effect('gated-out', scripts.resolve(orderNumber));
    parcels.put(consignmentId, { ...parcel, state: 'gated-out' });
    return waybillNumber;
  };
  const gateOut = agenda.action('warehouse-load-out', z.string(), (loadId, at) => {
    const load = loads.get(loadId);
    if (load === undefined || load.gatedOut) return;
    const waybillNumbers = load.consignmentIds
      .map((consignmentId) => parcels.get(consignmentId))
      .filter((parcel) => parcel !== undefined)
      .map(leave);
    loads.put(loadId, { ...load, gatedOut: true });
    journal.effect('load-gated-out', loadId);
    tellOf(services, load, at);
    carrier.collectLoad(loadId, waybillNumbers, at);
  });
  return {
    get: (loadId) => loads.get(loadId),
    load(load, loaded) {
      for (const parcel of loaded) {
        parcels.put(parcel.consignmentId, { ...parcel, state: 'loaded' });
      }
      loads.put(load.loadId, { ...load, gatedOut: false });
      const at = clock.now() + delays.of(load.loadId, 'load-gated-out');
      gateOut.plan(load.loadId, at, load.loadId);
    },
  };
}

function tellOf(services: Services, load: GateLoad, at: number): void {
  const { loadId, warehouseId, requestId, plate, gatePass, consignmentIds } = load;
  const packing = bagged(loadId, consignmentIds);
  tellBondway(services, {
    partnerId: warehouseId,
    messageId: `${warehouseId}-${loadId}-1`,
    // A script may be chosen for a load as for an order.
    orderNumber: loadId,
    subject: loadId,
    occurredAt: at,
    fields: {
      type: 'load.gated-out',
      warehouseId,
      seq: 1,
      requestId,
      loadId,
      plate,
      gatePass,
      packing,
    },
  });
}
