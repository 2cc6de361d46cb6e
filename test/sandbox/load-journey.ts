import { filed, list603, list621 } from './documents.ts';
import type { ExportOrder, ImportOrder } from './documents.ts';
import { CARRIER, CUSTOMS } from './journeys.ts';
import type { Journey } from './journeys.ts';
import { HOUR, MINUTE } from './rig.ts';
import type { Reply, Rig } from './rig.ts';

/** A load under way, with what the carrier booked for it. */
export interface LoadJourney {
  readonly loadId: string;
  readonly direction: 'import' | 'export';
  readonly journeys: readonly Journey<unknown>[];
  readonly booking: {
    readonly masterBill: string;
    readonly voyage: string;
    readonly vessel: string;
    readonly trafficMode: string;
    readonly plate: string;
    readonly departsAt: string;
  };
}

const parcelsOf = (journeys: readonly Journey<unknown>[]) =>
  journeys.map(({ waybillNumber }) => ({ waybillNumber, weightGrams: 900 }));

/** Packs the parcels, which takes two hours, and books their load. */
export async function booked(
  rig: Rig,
  direction: 'import' | 'export',
  journeys: readonly Journey<unknown>[],
  loadId = 'L7K2Q1',
): Promise<LoadJourney> {
  for (const { consignmentId, warehouse, waybillNumber } of journeys) {
    const requestId = `${consignmentId}.pick.1`;
    const pick = { requestId, consignmentId, waybillNumber, listNumber: 'none-yet' };
    await rig.post(`/warehouse/${warehouse}/picks`, pick, requestId);
  }
  await rig.pass(2 * HOUR);
  const { body } = await book(rig, direction, journeys, `${loadId}.booking.1`, loadId);
  return { loadId, direction, journeys, booking: body as unknown as LoadJourney['booking'] };
}

export function book(
  rig: Rig,
  direction: 'import' | 'export',
  journeys: readonly Journey<unknown>[],
  requestId: string,
  loadId = 'L7K2Q1',
): Promise<Reply> {
  const asked = { requestId, loadId, kind: 'flight', direction, destination: 'KR' };
  const parcels = parcelsOf(journeys);
  return rig.post(`${CARRIER}/load-bookings`, { ...asked, parcels }, requestId);
}

/** Asks the warehouse to let the load out. */
export function askOut(rig: Rig, load: LoadJourney, changes: object = {}, n = 1): Promise<Reply> {
  const { loadId, journeys, booking } = load;
  const requestId = `${loadId}.gate-out.${String(n)}`;
  return rig.post(
    `/warehouse/${String(journeys[0]?.warehouse)}/load-gate-outs`,
    {
      ...{ requestId, loadId, plate: booking.plate, seal: 'CN123456' },
      parcels: journeys.map(({ consignmentId, waybillNumber }) => ({
        ...{ consignmentId, waybillNumber },
      })),
      ...changes,
    },
    requestId,
  );
}

/** Asks the carrier to declare a document of the load. */
export function declared(
  rig: Rig,
  load: LoadJourney,
  kind: '507' | '607' | '509' | '711',
  changes: object = {},
  n = 1,
): Promise<Reply> {
  const { loadId, journeys, booking } = load;
  const requestId = `${loadId}.document-${kind}.${String(n)}`;
  const { masterBill, voyage, vessel, trafficMode } = booking;
  return rig.post(
    `${CARRIER}/load-declarations`,
    {
      ...{ requestId, loadId, kind, customsId: 'customs-xiamen', customsCode: '3702' },
      ...{ masterBill, voyage, vessel, trafficMode },
      occurredAt: new Date(rig.now()).toISOString(),
      parcels: parcelsOf(journeys),
      ...changes,
    },
    requestId,
  );
}

/** Files the general-export (9610) list of an order and waits until it is accepted. */
export async function generalExportListed(
  rig: Rig,
  journey: Journey<ExportOrder>,
  changes: Parameters<typeof list603>[2] = {},
): Promise<void> {
  const mode = { tradeMode: '9610', emsNo: '', iacCode: '', iacName: '' };
  const list = list603(journey.order, journey, { ...mode, ...changes });
  await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
  await rig.pass(30 * MINUTE);
}

/** Files the direct-import (9610) list of an order under its load's bill and waits until it is accepted. */
export async function directImportListed(
  rig: Rig,
  journey: Journey<ImportOrder>,
  { booking }: Pick<LoadJourney, 'booking'>,
  changes: Parameters<typeof list621>[2] = {},
): Promise<void> {
  const { vessel, voyage, masterBill } = booking;
  const mode = { tradeMode: '9610', emsNo: '', areaCode: '', areaName: '', country: '116' };
  const transport = { trafMode: '5', trafNo: vessel, voyageNo: voyage, billNo: masterBill };
  const list = list621(journey.order, journey, { ...mode, ...transport, ...changes });
  await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
  await rig.pass(30 * MINUTE);
}
