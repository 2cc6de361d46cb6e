import type * as z from 'zod/mini';
import { loadGateOutRequest } from '../../adapters/warehouses/messages.ts';
import { isBonded } from '../demo/world.ts';
import { ASKED, json, readJson, Refused } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { GateLoad } from './loads.ts';
import type { Parcel } from './parcels.ts';
import type { WarehouseParts } from './requests.ts';

/**
 * Lets a load out: the vehicle that its carrier sends, with parcels that are all packed; of a bonded
 * zone only against a pass for this vehicle, its seal and all of them. A load leaves once; asked again it goes on as it was asked first.
 */
export function gateOutLoad(parts: WarehouseParts): Route['run'] {
  const { carrier, loads } = parts;
  return (request, parameter) => {
    const asked = readJson(request, loadGateOutRequest);
    const { requestId, loadId, plate, gatePassNumber } = asked;
    const warehouseId = parameter('partnerId');
    const earlier = loads.get(loadId);
    if (earlier?.warehouseId === warehouseId) return ASKED;
    if (carrier.plateOf(loadId) !== plate) {
      throw new Refused(409, 'no-booking', `no vehicle ${plate} is booked for this load`);
    }
    const gatePass = passOf(parts, asked);
    if (gatePass === undefined && (gatePassNumber !== undefined || isBonded(warehouseId))) {
      throw new Refused(
        409,
        'no-gate-pass',
        'customs issued no such pass for this vehicle and these parcels',
      );
    }
    const parcels = packed(parts, warehouseId, asked.parcels);
    const consignmentIds = parcels.map(({ consignmentId }) => consignmentId);
    loads.load({ loadId, warehouseId, requestId, plate, gatePass, consignmentIds }, parcels);
    return ASKED;
  };
}

/** The pass of a load as the gate reads it; undefined without one, or one of another vehicle or other parcels. */
function passOf(
  { gatePasses }: WarehouseParts,
  { gatePassNumber: number, plate, seal, parcels }: z.output<typeof loadGateOutRequest>,
): GateLoad['gatePass'] {
  const pass = number === undefined ? undefined : gatePasses.ofLoad(number);
  if (number === undefined || pass?.plate !== plate || pass.seal !== seal) return undefined;
  const named = new Map(pass.waybills.map((each) => [each.waybillNumber, each.listNumber]));
  const listNumbers = parcels.flatMap(({ waybillNumber }) => named.get(waybillNumber) ?? []);
  return listNumbers.length === parcels.length ? { number, plate, seal, listNumbers } : undefined;
}

/** What a warehouse told of a load so far. */
export function loadSoFar({ services, loads }: WarehouseParts): Route['run'] {
  return (_request, parameter) => {
    const load = loads.get(parameter('loadId'));
    if (load === undefined || load.warehouseId !== parameter('partnerId')) {
      throw new Refused(404, 'unknown-load', 'this warehouse was not asked to let it out');
    }
    const told = services.outbox.about(load.warehouseId, load.loadId);
    const messages = told.map((body): unknown => JSON.parse(body));
    return json(200, { loadId: load.loadId, messages });
  };
}

/** The parcels, each packed and under its waybill. Throws `Refused` 409 `not-packed` that names those that are not. */
function packed(
  { parcels }: WarehouseParts,
  warehouseId: string,
  asked: readonly { readonly consignmentId: string; readonly waybillNumber: string }[],
): readonly Parcel[] {
  const found = asked.map(({ consignmentId, waybillNumber }) => {
    const parcel = parcels.get(consignmentId);
    const fits = parcel?.warehouseId === warehouseId && parcel.waybillNumber === waybillNumber;
    return { consignmentId, parcel: fits && parcel.state === 'packed' ? parcel : undefined };
  });
  const missing = found.filter(({ parcel }) => parcel === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ consignmentId }) => consignmentId).join(', ');
    throw new Refused(409, 'not-packed', `not packed here under this waybill: ${names}`);
  }
  return found.map(({ parcel }) => parcel).filter((parcel) => parcel !== undefined);
}
