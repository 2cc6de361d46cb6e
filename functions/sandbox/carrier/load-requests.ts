import { z } from 'zod';
import { loadBookingRequest, loadDeclaration } from '../../adapters/carriers/messages.ts';
import { ASKED, json, readJson, Refused } from '../http-message.ts';
import type { ReceiveMessage } from '../customs/intake.ts';
import type { FirmSeals } from '../firm-seals.ts';
import type { RecordSet } from '../records.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { drawBooking } from './bookings.ts';
import { loadMessage } from './load-filings.ts';
import type { LoadDeclaration } from './load-filings.ts';
import { bookingOf } from './loads.ts';
import type { Load, Loads } from './loads.ts';
import type { Waybill } from './waybills.ts';

/** What a carrier's load desk works with. */
export interface LoadDesk {
  readonly services: Services;
  readonly receive: ReceiveMessage;
  readonly seals: FirmSeals;
  readonly waybills: RecordSet<Waybill>;
  readonly loads: Loads;
}

/** Books a load: at once, and once; asked anew it stays as it is booked. */
export function bookLoad({ services, waybills, loads }: LoadDesk): Route['run'] {
  const { clock, counter, journal, seed } = services;
  return (request, parameter) => {
    const { loadId, kind, direction, destination, parcels } = readJson(request, loadBookingRequest);
    const earlier = loads.get(loadId);
    if (earlier !== undefined) return json(200, bookingOf(earlier));
    const carrierId = parameter('partnerId');
    const waybillNumbers = parcels.map(({ waybillNumber }) => waybillNumber);
    for (const number of waybillNumbers) {
      const waybill = waybills.get(number);
      if (waybill?.carrierId !== carrierId || !mayTravel(waybill)) {
        throw new Refused(409, 'unknown-waybill', `${number} is no waybill that may travel`);
      }
    }
    const drawn = drawBooking(seed, loadId, kind, counter('master-bill'), clock.now());
    const load: Load = {
      ...{ loadId, carrierId, kind, direction, destination, waybillNumbers, seq: 0 },
      ...drawn,
    };
    loads.enter(
      load,
      waybillNumbers.every((number) => isAtSite(waybills.get(number))),
    );
    journal.effect('load-booked', loadId);
    return json(200, bookingOf(load));
  };
}

/** A drawn one that waits at the warehouse, or one that an earlier load had to leave at the site. */
function mayTravel(waybill: Waybill): boolean {
  return waybill.state === 'drawn' || isAtSite(waybill);
}

function isAtSite(waybill: Waybill | undefined): boolean {
  return waybill?.state === 'collected' && waybill.departed !== true;
}

/** What must have happened to a load before a document of it may be declared. */
const DUE: {
  readonly [Kind in LoadDeclaration['kind']]: 'gatedOutAt' | 'departedAt' | 'arrivedAt';
} = { '507': 'gatedOutAt', '607': 'gatedOutAt', '509': 'departedAt', '711': 'arrivedAt' };

/** Declares a document of a load to customs, after a while. */
export function declareLoad({ services, receive, seals, loads }: LoadDesk): Route['run'] {
  const { agenda, clock, delays } = services;
  const schema = z.object({ carrierId: z.string(), declared: loadDeclaration });
  const filing = agenda.action('load-file', schema, ({ carrierId, declared }, at) => {
    const load = knownLoad(loads, carrierId, declared.loadId);
    receive(declared.customsId, loadMessage(load, declared, seals, at));
  });
  return (request, parameter) => {
    const declared = readJson(request, loadDeclaration);
    const { kind, loadId, masterBill, voyage, vessel, requestId } = declared;
    const load = knownLoad(loads, parameter('partnerId'), loadId);
    if (load.masterBill !== masterBill || load.voyage !== voyage || load.vessel !== vessel) {
      throw new Refused(422, 'other-transport', 'bill, voyage or vessel are not as booked');
    }
    if (load[DUE[kind]] === undefined) {
      throw new Refused(409, 'too-early', `the load is not so far that ${kind} is due`);
    }
    const left = new Set(load.waybillNumbers);
    const stranger = declared.parcels.find(({ waybillNumber }) => !left.has(waybillNumber));
    if (stranger !== undefined) {
      throw new Refused(422, 'not-in-load', `${stranger.waybillNumber} did not leave with it`);
    }
    const at = clock.now() + delays.of(loadId, 'load-filed', kind);
    filing.plan(requestId, at, { carrierId: load.carrierId, declared });
    return ASKED;
  };
}

/** What a carrier told of a load so far. */
export function loadSoFar({ services, loads }: LoadDesk): Route['run'] {
  return (_request, parameter) => {
    const { carrierId, loadId } = knownLoad(loads, parameter('partnerId'), parameter('loadId'));
    const told = services.outbox.about(carrierId, loadId);
    const messages = told.map((body): unknown => JSON.parse(body));
    return json(200, { loadId, messages });
  };
}

function knownLoad(loads: Loads, carrierId: string, loadId: string): Load {
  const load = loads.get(loadId);
  if (load?.carrierId === carrierId) return load;
  throw new Refused(404, 'unknown-load', 'this carrier was not asked to carry it');
}
