import { z } from 'zod';
import {
  voidRequest,
  waybillDeclaration,
  waybillRequest,
} from '../../adapters/carriers/messages.ts';
import { s10Number } from '../check-digits.ts';
import type { ReceiveMessage } from '../customs/intake.ts';
import { enterpriseOf } from '../demo/world.ts';
import type { FirmSeals } from '../firm-seals.ts';
import { json, readJson, Refused } from '../http-message.ts';
import type { RecordSet } from '../records.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { waybillMessage } from './customs-filings.ts';
import type { WaybillDeclaration } from './customs-filings.ts';
import { declaredCarriage } from './declared-carriage.ts';
import type { DeclaredCarriage } from './declared-carriage.ts';
import { bookLoad, declareLoad, loadSoFar } from './load-requests.ts';
import { openLoads } from './loads.ts';
import { preAdvise } from './pre-advices.ts';
import { openScans } from './scans.ts';
import type { Scans } from './scans.ts';
import { waybillSchema } from './waybills.ts';
import type { Waybill } from './waybills.ts';

/** A carrier as the other partners see it. */
export interface Carrier {
  readonly routes: readonly Route[];
  /** Takes a parcel that left a warehouse's gate at a business time; only inside a change. */
  collect(waybillNumber: string, at: number): void;
  /** Takes a load that left a warehouse's gate; only inside a change. */
  collectLoad(loadId: string, waybillNumbers: readonly string[], at: number): void;
  /** Plate of the vehicle that fetches a load; undefined while it is not booked. */
  plateOf(loadId: string): string | undefined;
  /** Customs accepted the linkage (607) of a load, with these waybills on it. */
  linked(loadId: string, waybillNumbers: readonly string[], at: number): void;
  /** Customs released the import list of a waybill. */
  released(waybillNumber: string, at: number): void;
}

/** What carriers work with: `receive` is customs' terminal. */
export interface CarrierParts {
  readonly services: Services;
  readonly receive: ReceiveMessage;
  readonly seals: FirmSeals;
}

/** Serial numbers of waybills go on from here. */
const FIRST_SERIAL = 47_000_000;

const filingSchema = z.object({
  carrierId: z.string(),
  declared: waybillDeclaration,
  carriage: z.object({
    freight: z.string(),
    insurance: z.string(),
    currency: z.string(),
    parcels: z.number(),
    weightKg: z.string(),
  }),
  amends: z.boolean(),
});

interface Desk {
  readonly services: Services;
  readonly waybills: RecordSet<Waybill>;
  readonly scans: Scans;
  readonly file: (
    carrierId: string,
    declared: WaybillDeclaration,
    carriage: DeclaredCarriage,
    amends: boolean,
  ) => void;
}

/** Postal carriers: draw S10 numbers, declare waybills as themselves, scan and deliver. */
export function openCarrier({ services, receive, seals }: CarrierParts): Carrier {
  const { agenda, clock, delays, records } = services;
  const waybills = records('waybill', waybillSchema);
  const scans = openScans(services, waybills, receive);
  const loads = openLoads(services, scans);
  const loadDesk = { services, receive, seals, waybills, loads };
  const filing = agenda.action('waybill-file', filingSchema, (filed, at) => {
    receive(filed.declared.customsId, waybillMessage(filed, at));
  });
  const desk: Desk = {
    services,
    waybills,
    scans,
    file: (carrierId, declared, carriage, amends) => {
      const at = clock.now() + delays.of(declared.orderNumber, 'waybill-filed');
      filing.plan(declared.requestId, at, { carrierId, declared, carriage, amends });
    },
  };
  const post = (path: string, run: Route['run']): Route => ({
    method: 'POST',
    path: `/carrier/:partnerId${path}`,
    access: 'partner',
    run: services.actOnce(run),
  });
  const get = (path: string, run: Route['run']): Route => ({
    method: 'GET',
    path: `/carrier/:partnerId${path}`,
    access: 'partner',
    run,
  });
  return {
    collect: (waybillNumber, at) => scans.collect(waybillNumber, at),
    collectLoad: (loadId, waybillNumbers, at) => loads.gatedOut(loadId, waybillNumbers, at),
    plateOf: (loadId) => loads.get(loadId)?.plate,
    linked: (loadId, waybillNumbers, at) => loads.linked(loadId, waybillNumbers, at),
    released: (waybillNumber, at) => scans.released(waybillNumber, at),
    routes: [
      post('/waybills', drawWaybill(desk)),
      post('/declarations', declare(desk)),
      post('/pre-advices', preAdvise(services, waybills)),
      post('/voids', voidWaybill(desk)),
      post('/load-bookings', bookLoad(loadDesk)),
      post('/load-declarations', declareLoad(loadDesk)),
      get('/loads/:loadId', loadSoFar(loadDesk)),
      get('/waybills/:waybillNumber', (_request, parameter) => {
        const waybill = known(desk, parameter('partnerId'), parameter('waybillNumber'));
        const { waybillNumber } = waybill;
        return json(200, { waybillNumber, events: scans.events(waybill) });
      }),
    ],
  };
}

function drawWaybill({ services, waybills }: Desk): Route['run'] {
  const { counter, journal, scripts } = services;
  return (request, parameter) => {
    const asked = readJson(request, waybillRequest);
    const { consignmentId, orderNumber, direction, service, shipTo } = asked;
    const serial = FIRST_SERIAL + counter('waybill');
    const waybillNumber = s10Number(service, serial % 100_000_000);
    const { country, city } = shipTo;
    waybills.put(waybillNumber, {
      ...{ waybillNumber, carrierId: parameter('partnerId'), consignmentId, orderNumber },
      ...{ direction, country, city, state: 'drawn' },
    });
    journal.effect('label-drawn', scripts.resolve(orderNumber));
    return json(200, { waybillNumber });
  };
}

function declare(desk: Desk): Route['run'] {
  const { journal, scripts } = desk.services;
  return (request, parameter) => {
    const declared = readJson(request, waybillDeclaration);
    const { waybillNumber, orderNumber, consignee, consigneeAddress, customsId } = declared;
    const waybill = known(desk, parameter('partnerId'), waybillNumber);
    const { declarations = 0 } = waybill;
    if (waybill.state === 'voided') throw new Refused(409, 'voided', 'the number was given back');
    if (waybill.orderNumber !== orderNumber) {
      throw new Refused(422, 'other-order', 'the number was drawn for another order');
    }
    desk.waybills.put(waybillNumber, { ...waybill, customsId, declarations: declarations + 1 });
    const { waybillMistake } = scripts.of(orderNumber);
    const carriage = declaredCarriage(declared, declarations === 0 ? waybillMistake : undefined);
    desk.file(waybill.carrierId, declared, carriage, declarations > 0);
    journal.effect('waybill-declared', scripts.resolve(orderNumber));
    return json(200, {
      record: {
        waybillNumber,
        logisticsCode: enterpriseOf(waybill.carrierId).code,
        orderNumber,
        consignee,
        consigneeAddress,
        telephone: declared.consigneeTelephone,
        ...carriage,
      },
    });
  };
}

function voidWaybill(desk: Desk): Route['run'] {
  const { journal, scripts } = desk.services;
  return (request, parameter) => {
    const { waybillNumber } = readJson(request, voidRequest);
    const waybill = known(desk, parameter('partnerId'), waybillNumber);
    if (waybill.state === 'collected') {
      throw new Refused(409, 'under-way', 'the parcel was collected already');
    }
    desk.waybills.put(waybillNumber, { ...waybill, state: 'voided' });
    journal.effect('label-voided', scripts.resolve(waybill.orderNumber));
    return json(200, { voided: true });
  };
}

function known({ waybills }: Desk, carrierId: string, waybillNumber: string): Waybill {
  const waybill = waybills.get(waybillNumber);
  if (waybill?.carrierId === carrierId) return waybill;
  throw new Refused(404, 'unknown-waybill', 'this carrier drew no such number');
}
