import { stockBookOf } from '../demo/world.ts';
import { json } from '../http-message.ts';
import { gateOutLoad, loadSoFar } from './load-gate-outs.ts';
import type { Route } from '../routes.ts';
import { takeIn } from './inbounds.ts';
import { fulfil, gateOut, known, pick, stop, takeBack } from './requests.ts';
import type { WarehouseParts } from './requests.ts';
import { tallyReturn } from './tallies.ts';

/** Endpoints of the warehouses. They act once per idempotency key and answer by message. */
export function warehouseRoutes(parts: WarehouseParts): readonly Route[] {
  const { services, parcels, stock } = parts;
  const post = (path: string, run: Route['run']): Route => ({
    method: 'POST',
    path: `/warehouse/:partnerId${path}`,
    access: 'partner',
    run: services.actOnce(run),
  });
  const get = (path: string, run: Route['run']): Route => ({
    method: 'GET',
    path: `/warehouse/:partnerId${path}`,
    access: 'partner',
    run,
  });
  return [
    post('/fulfilments', fulfil(parts)),
    post('/picks', pick(parts)),
    post('/gate-outs', gateOut(parts)),
    post('/stops', stop(parts)),
    post('/returns', takeBack(parts)),
    post('/tallies', tallyReturn(parts)),
    post('/load-gate-outs', gateOutLoad(parts)),
    post('/inbounds', takeIn(services, stock)),
    get('/loads/:loadId', loadSoFar(parts)),
    get('/parcels/:consignmentId', (_request, parameter) => {
      const parcel = known(parts, parameter('partnerId'), parameter('consignmentId'));
      const told = services.outbox.about(parameter('partnerId'), parcel.consignmentId);
      const messages = told.map((body): unknown => JSON.parse(body));
      return json(200, { consignmentId: parcel.consignmentId, messages });
    }),
    get('/parcels', (_request, parameter) => {
      const items = parcels.of(parameter('partnerId')).map(({ consignmentId, state, planted }) => ({
        consignmentId,
        // It did leave, whatever came back since.
        gatedOut: planted || state === 'gated-out' || state === 'returned',
      }));
      return json(200, { items });
    }),
    get('/stock', (_request, parameter) => {
      const items = stock
        .of(stockBookOf(parameter('partnerId')))
        .map(({ accountBook, bookItem, onHand }) => ({ accountBook, bookItem, onHand }));
      return json(200, { items });
    }),
  ];
}
