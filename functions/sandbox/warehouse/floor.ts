import { z } from 'zod';
import type { Action } from '../agenda.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { Services } from '../services.ts';
import { packedGrams, sscc } from './packing.ts';
import { accountBookOf } from './parcels.ts';
import type { Parcel, Parcels } from './parcels.ts';
import type { Stock } from './stock.ts';

const jobSchema = z.object({ consignmentId: z.string(), requestId: z.string() });
const gateJobSchema = jobSchema.extend({ gatePassNumber: z.string() });
type Job = Readonly<z.infer<typeof jobSchema>>;
type GateJob = Readonly<z.infer<typeof gateJobSchema>>;

/** What warehouse staff do, each planned under its request id; jobs of a stopped parcel fall away. */
export interface Floor {
  readonly accept: Action<Job>;
  readonly pack: Action<Job>;
  readonly gateOut: Action<GateJob>;
  readonly stop: Action<Job>;
}

/** What the staff work with. */
export interface FloorParts {
  readonly services: Services;
  readonly parcels: Parcels;
  readonly stock: Stock;
  /** Collects what left the gate. */
  readonly carrier: Pick<Carrier, 'collect'>;
}

type Work<J> = (parts: FloorParts, parcel: Parcel, job: J, at: number) => void;

/** The floor of all warehouses. */
export function openFloor(parts: FloorParts): Floor {
  const action = <J extends Job>(kind: string, schema: z.core.$ZodType<J>, work: Work<J>) =>
    parts.services.agenda.action(kind, schema, (job, at) => {
      const parcel = parts.parcels.get(job.consignmentId);
      if (parcel !== undefined && parcel.state !== 'stopped') work(parts, parcel, job, at);
    });
  return {
    accept: action('warehouse-accept', jobSchema, accept),
    pack: action('warehouse-pack', jobSchema, pack),
    gateOut: action('warehouse-gate-out', gateJobSchema, gateOut),
    stop: action('warehouse-stop', jobSchema, stop),
  };
}

const accept: Work<Job> = ({ services, parcels, stock }, parcel, { requestId }, at) => {
  const book = accountBookOf(parcel.warehouseId);
  const shortage = stock.shortage(book, parcel.lines);
  if (shortage !== undefined) {
    const fields = { code: 'out-of-stock', message: shortage };
    const rejected: Parcel = { ...parcel, state: 'rejected' };
    parcels.tell(rejected, { type: 'fulfilment.rejected', requestId, at, fields });
    return;
  }
  stock.move(book, parcel.lines, { onHand: 0, allocated: 1 });
  services.journal.effect('fulfilment-accepted', services.scripts.resolve(parcel.orderNumber));
  parcels.tell({ ...parcel, state: 'accepted' }, { type: 'fulfilment.accepted', requestId, at });
};

const pack: Work<Job> = ({ services, parcels }, parcel, { requestId }, at) => {
  services.journal.effect('parcel-packed', services.scripts.resolve(parcel.orderNumber));
  const fields = {
    weightGrams: packedGrams(services.seed, parcel),
    sscc: sscc(services.counter('sscc')),
  };
  parcels.tell({ ...parcel, state: 'packed' }, { type: 'parcel.packed', requestId, at, fields });
};

const gateOut: Work<GateJob> = (parts, parcel, { requestId, gatePassNumber }, at) => {
  const { services, parcels, stock, carrier } = parts;
  stock.move(accountBookOf(parcel.warehouseId), parcel.lines, { onHand: -1, allocated: -1 });
  services.journal.effect('gated-out', services.scripts.resolve(parcel.orderNumber));
  const left: Parcel = { ...parcel, state: 'gated-out' };
  parcels.tell(left, { type: 'parcel.gated-out', requestId, at, fields: { gatePassNumber } });
  carrier.collect(parcel.waybillNumber ?? '', at);
};

const stop: Work<Job> = ({ services, parcels, stock }, parcel, { requestId }, at) => {
  if (parcel.state === 'gated-out') {
    parcels.tell(parcel, { type: 'parcel.too-late', requestId, at });
    return;
  }
  const { journal, scripts, settings } = services;
  const order = scripts.resolve(parcel.orderNumber);
  const refused = scripts.of(order).list === 'reject';
  const planted = settings.current().plantGatedWithoutRelease && refused;
  if (planted) journal.effect('planted-gate-out', order);
  const held = parcel.state === 'accepted' || parcel.state === 'packed';
  stock.move(accountBookOf(parcel.warehouseId), parcel.lines, {
    onHand: planted ? -1 : 0,
    allocated: held ? -1 : 0,
  });
  journal.effect('parcel-stopped', order);
  const stopped: Parcel = { ...parcel, state: 'stopped', planted };
  parcels.tell(stopped, { type: 'parcel.stopped', requestId, at });
};
