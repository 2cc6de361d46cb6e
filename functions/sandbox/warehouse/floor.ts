import { z } from 'zod';
import type { Action } from '../agenda.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { stockBookOf } from '../demo/world.ts';
import { tellBondway } from '../partner-message.ts';
import type { Services } from '../services.ts';
import { packedGrams, sscc } from './packing.ts';
import type { Parcel, Parcels } from './parcels.ts';
import type { Stock } from './stock.ts';

const jobSchema = z.object({ consignmentId: z.string(), requestId: z.string() });
const gateJobSchema = jobSchema.extend({ gatePassNumber: z.string().optional() });

const A_WHILE = 5 * 60_000;
const DAY = 24 * 3_600_000;
/** From the gate here to the count there; carriers take four days at most. */
const UNTIL_COUNTED = 6 * DAY;
type Job = Readonly<z.infer<typeof jobSchema>>;
type GateJob = Readonly<z.infer<typeof gateJobSchema>>;

/** What warehouse staff do, each planned under its request id; jobs of a stopped parcel fall away. */
export interface Floor {
  readonly accept: Action<Job>;
  readonly pack: Action<Job>;
  readonly gateOut: Action<GateJob>;
  readonly stop: Action<Job>;
  /** Takes in what comes back. */
  readonly takeIn: Action<Job>;
  /** The receiving warehouse counts what arrived. */
  readonly count: Action<Job>;
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
  const count = action('warehouse-count', jobSchema, countGoods);
  const acceptance = action('warehouse-accept', jobSchema, (_parts, parcel, job, at) => {
    if (isAwaited(parts, parcel)) acceptance.plan(job.requestId, at + A_WHILE, job);
    else accept(parts, parcel, job, at);
  });
  return {
    accept: acceptance,
    pack: action('warehouse-pack', jobSchema, pack),
    gateOut: action('warehouse-gate-out', gateJobSchema, (...job) => {
      gateOut(...job);
      planCount(parts, count, job);
    }),
    count,
    stop: action('warehouse-stop', jobSchema, stop),
    takeIn: action('warehouse-take-in', jobSchema, takeIn),
  };
}

/** An order that is cancelled or held in time: nobody accepts it before the store was heard. */
function isAwaited({ services }: FloorParts, { orderNumber }: Parcel): boolean {
  const { outbox, scripts } = services;
  return scripts.of(orderNumber).store !== undefined && outbox.owes(scripts.resolve(orderNumber));
}

const accept: Work<Job> = ({ services, parcels, stock }, parcel, { requestId }, at) => {
  const book = stockBookOf(parcel.warehouseId);
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
  stock.move(stockBookOf(parcel.warehouseId), parcel.lines, { onHand: -1, allocated: -1 });
  services.journal.effect('gated-out', services.scripts.resolve(parcel.orderNumber));
  const left: Parcel = { ...parcel, state: 'gated-out' };
  parcels.tell(left, { type: 'parcel.gated-out', requestId, at, fields: { gatePassNumber } });
  carrier.collect(parcel.waybillNumber ?? '', at);
};

/** What goes to another warehouse is counted there some days later. */
function planCount(
  { services }: FloorParts,
  count: Action<Job>,
  [, parcel, { requestId }, at]: Parameters<Work<GateJob>>,
): void {
  const { consignmentId, orderNumber, receivingWarehouseId } = parcel;
  if (receivingWarehouseId === undefined) return;
  const { slowness } = services.scripts.of(orderNumber);
  count.plan(`${requestId}.count`, at + UNTIL_COUNTED * slowness, { consignmentId, requestId });
}

const countGoods: Work<Job> = ({ services, stock }, parcel, { requestId }, at) => {
  const { consignmentId, orderNumber, receivingWarehouseId = '', lines, askedBack } = parcel;
  if (askedBack === true) return;
  const counted = lines.map(({ sku, quantity }) => ({ sku, bookItem: sku, quantity }));
  stock.enter(stockBookOf(receivingWarehouseId), counted);
  services.journal.effect('goods-received', services.scripts.resolve(orderNumber));
  tellBondway(services, {
    partnerId: receivingWarehouseId,
    messageId: `${receivingWarehouseId}-${consignmentId}-received`,
    orderNumber,
    subject: consignmentId,
    occurredAt: at,
    fields: {
      ...{ type: 'goods.received', warehouseId: receivingWarehouseId, seq: 1 },
      ...{ requestId, consignmentId },
      lines: counted.map(({ sku, quantity }) => ({ sku, quantity })),
    },
  });
};

function withoutPiece([first, ...others]: Parcel['lines']): Parcel['lines'] {
  return first === undefined ? [] : [{ ...first, quantity: first.quantity - 1 }, ...others];
}

const takeIn: Work<Job> = ({ services, parcels, stock }, parcel, { requestId }, at) => {
  if (parcel.state !== 'gated-out') return;
  const isLost = services.scripts.of(parcel.orderNumber).returnTally === 'lost';
  const lines = isLost ? withoutPiece(parcel.lines) : parcel.lines;
  stock.enter(stockBookOf(parcel.warehouseId), lines);
  services.journal.effect('parcel-returned', services.scripts.resolve(parcel.orderNumber));
  parcels.tell({ ...parcel, lines, state: 'returned' }, { type: 'parcel.returned', requestId, at });
};

const stop: Work<Job> = ({ services, parcels, stock }, parcel, { requestId }, at) => {
  // What stands in a vehicle is not fetched out of it again.
  if (parcel.state === 'gated-out' || parcel.state === 'loaded') {
    parcels.tell(parcel, { type: 'parcel.too-late', requestId, at });
    return;
  }
  const { journal, scripts, settings } = services;
  const order = scripts.resolve(parcel.orderNumber);
  const refused = scripts.of(order).list === 'reject';
  const planted = settings.current().plantGatedWithoutRelease && refused;
  if (planted) journal.effect('planted-gate-out', order);
  const held = parcel.state === 'accepted' || parcel.state === 'packed';
  stock.move(stockBookOf(parcel.warehouseId), parcel.lines, {
    onHand: planted ? -1 : 0,
    allocated: held ? -1 : 0,
  });
  journal.effect('parcel-stopped', order);
  const stopped: Parcel = { ...parcel, state: 'stopped', planted };
  parcels.tell(stopped, { type: 'parcel.stopped', requestId, at });
};
