import {
  fulfilmentRequest,
  gateOutRequest,
  pickRequest,
  returnRequest,
  stopRequest,
} from '../../adapters/warehouses/messages.ts';
import { isBonded } from '../demo/world.ts';
import type { ReceiveMessage } from '../customs/intake.ts';
import type { GatePasses } from '../customs/gate-passes.ts';
import { ASKED, readJson, Refused } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { Floor } from './floor.ts';
import type { LoadFloor } from './loads.ts';
import type { Parcel, Parcels } from './parcels.ts';
import type { Stock } from './stock.ts';

/** What the warehouses' desk works with. */
export interface WarehouseParts {
  readonly services: Services;
  readonly parcels: Parcels;
  readonly stock: Stock;
  readonly floor: Floor;
  readonly gatePasses: GatePasses;
  readonly loads: LoadFloor;
  /** Whose vehicles come to the gate. */
  readonly carrier: Pick<Carrier, 'plateOf'>;
  /** Customs' terminal. */
  readonly receive: ReceiveMessage;
}

/** The acceptance of what the store changes its mind about comes no sooner than this (wall), so that the store is in time. */
const SLOWEST_CANCELLATION_MS = 3_000;

/** Takes an order; accepted or rejected by message. */
export function fulfil({ services, parcels, floor }: WarehouseParts): Route['run'] {
  const { clock, delays, scripts } = services;
  return (request, parameter) => {
    const asked = readJson(request, fulfilmentRequest);
    const { requestId, consignmentId, orderNumber, lines, receivingWarehouseId } = asked;
    const earlier = parcels.get(consignmentId);
    if (earlier?.state === 'stopped') throw stopped(earlier);
    parcels.enter({
      warehouseId: parameter('partnerId'),
      consignmentId,
      orderNumber,
      receivingWarehouseId,
      state: 'asked',
      planted: false,
      seq: earlier?.seq ?? 0,
      lines: lines.map(({ sku, bookItem = sku, quantity }) => ({ sku, bookItem, quantity })),
    });
    const least =
      scripts.of(orderNumber).store !== undefined
        ? clock.businessMilliseconds(SLOWEST_CANCELLATION_MS)
        : 0;
    const delay = Math.max(least, delays.of(orderNumber, 'fulfilment-accepted'));
    floor.accept.plan(requestId, clock.now() + delay, { consignmentId, requestId });
    return ASKED;
  };
}

/** Picks, packs and weighs a parcel that is accepted. */
export function pick(parts: WarehouseParts): Route['run'] {
  const { services, parcels, floor } = parts;
  return (request, parameter) => {
    const { requestId, consignmentId, waybillNumber } = readJson(request, pickRequest);
    const parcel = known(parts, parameter('partnerId'), consignmentId);
    if (parcel.state !== 'accepted') throw unfit(parcel, 'accepted');
    parcels.put(consignmentId, { ...parcel, waybillNumber });
    const at = services.clock.now() + services.delays.of(parcel.orderNumber, 'parcel-packed');
    floor.pack.plan(requestId, at, { consignmentId, requestId });
    return ASKED;
  };
}

/** Lets a packed parcel out; of a bonded zone only against the pass that customs issued for it. */
export function gateOut(parts: WarehouseParts): Route['run'] {
  const { services, floor, gatePasses } = parts;
  return (request, parameter) => {
    const asked = readJson(request, gateOutRequest);
    const { requestId, consignmentId, gatePassNumber, listNumber, waybillNumber } = asked;
    const parcel = known(parts, parameter('partnerId'), consignmentId);
    const pass = listNumber === undefined ? undefined : gatePasses.get(listNumber);
    const isPassed =
      pass?.gatePassNumber === gatePassNumber && pass?.waybillNumber === waybillNumber;
    if (isBonded(parcel.warehouseId) && !isPassed) {
      throw new Refused(
        409,
        'no-gate-pass',
        'customs issued no such pass for this list and parcel',
      );
    }
    if (parcel.state !== 'packed') throw unfit(parcel, 'packed');
    const at = services.clock.now() + services.delays.of(parcel.orderNumber, 'gated-out');
    floor.gateOut.plan(requestId, at, { consignmentId, requestId, gatePassNumber });
    return ASKED;
  };
}

/** Keeps a parcel in; too late once it left. */
export function stop({ services, parcels, floor }: WarehouseParts): Route['run'] {
  return (request, parameter) => {
    const { requestId, consignmentId } = readJson(request, stopRequest);
    const parcel: Parcel = parcels.get(consignmentId) ?? {
      warehouseId: parameter('partnerId'),
      consignmentId,
      // Stopped before it was ordered: remembered, so that a late order is refused.
      orderNumber: consignmentId,
      state: 'asked',
      planted: false,
      seq: 0,
      lines: [],
    };
    parcels.enter(parcel);
    const at = services.clock.now() + services.delays.of(parcel.orderNumber, 'parcel-stopped');
    floor.stop.plan(requestId, at, { consignmentId, requestId });
    return ASKED;
  };
}

/** Expects a parcel back that left; it takes days until it is there. */
export function takeBack(parts: WarehouseParts): Route['run'] {
  const { services, parcels, floor } = parts;
  return (request, parameter) => {
    const { requestId, consignmentId } = readJson(request, returnRequest);
    const parcel = known(parts, parameter('partnerId'), consignmentId);
    if (parcel.state !== 'gated-out') throw unfit(parcel, 'gated-out');
    const at = services.clock.now() + services.delays.of(parcel.orderNumber, 'parcel-returned');
    parcels.put(consignmentId, { ...parcel, askedBack: true });
    floor.takeIn.plan(requestId, at, { consignmentId, requestId });
    return ASKED;
  };
}

/** The parcel of a warehouse. Throws `Refused` 404 when it was never asked for it. */
export function known(
  { parcels }: WarehouseParts,
  warehouseId: string,
  consignmentId: string,
): Parcel {
  const parcel = parcels.get(consignmentId);
  if (parcel?.warehouseId === warehouseId) return parcel;
  if (parcel?.receivingWarehouseId === warehouseId) return parcel;
  throw new Refused(404, 'unknown-parcel', 'this warehouse was not asked to fulfil it');
}

function stopped({ consignmentId }: Parcel): Refused {
  return new Refused(409, 'parcel-stopped', `${consignmentId} was stopped`);
}

/** The parcel is not where such a request may come. */
export function unfit(parcel: Parcel, wanted: Parcel['state']): Refused {
  if (parcel.state === 'stopped') return stopped(parcel);
  return new Refused(409, 'not-possible', `the parcel is ${parcel.state}, not ${wanted}`);
}
