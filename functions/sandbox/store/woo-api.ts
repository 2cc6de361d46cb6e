import { z } from 'zod';
import { json, readJson } from '../http-message.ts';
import type { SandboxResponse } from '../http-message.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { RecordSets } from '../records.ts';
import type { PathParameters, Route } from '../routes.ts';
import { listed } from './listed.ts';
import type { Shelf } from './shelf.ts';
import type { Updates } from './updates.ts';

const statusSchema = z.object({ status: z.enum(['completed', 'cancelled']) });
const fulfillmentSchema = z.object({
  status: z.literal('fulfilled'),
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).min(1),
});
const noteSchema = z.object({ note: z.string().min(1), customer_note: z.boolean() });
const kept = z.array(z.record(z.string(), z.unknown()));

/** The part of WooCommerce's REST v3 that fulfilment needs: orders, their fulfilments and notes. */
export function wooApiRoutes(
  { records }: { readonly records: RecordSets },
  shelf: Shelf,
  updates: Updates,
): readonly Route[] {
  const lists = {
    fulfillments: records('woo-fulfillments', kept),
    notes: records('woo-notes', kept),
  };
  const keyOf = (parameter: PathParameters): string =>
    `${parameter('channelId')}/${parameter('orderId')}`;
  const route = (method: Route['method'], path: string, run: Route['run']): Route => ({
    method,
    path: `/store/:channelId/wp-json/wc/v3/orders/:orderId${path}`,
    access: 'store key',
    run: (request, parameter) => {
      shelf.need(parameter('channelId'), parameter('orderId'));
      return run(request, parameter);
    },
  });
  const told = (parameter: PathParameters, type: string, content: unknown): void =>
    updates.received({
      channelId: parameter('channelId'),
      orderNumber: parameter('orderId'),
      type,
      content,
    });
  const list = (name: keyof typeof lists): Route =>
    route('GET', `/${name}`, (_request, parameter) =>
      json(200, lists[name].get(keyOf(parameter)) ?? []),
    );
  const add = (
    name: keyof typeof lists,
    schema: z.ZodType<Record<string, unknown>>,
    type: string,
  ): Route =>
    route('POST', `/${name}`, (request, parameter) => {
      const content = readJson(request, schema);
      const known = lists[name].get(keyOf(parameter)) ?? [];
      const made = { ...content, id: known.length + 1 };
      lists[name].put(keyOf(parameter), [made, ...known]);
      told(parameter, type, content);
      return json(201, made);
    });
  return [
    ordersRoute(shelf),
    route('GET', '', (_request, parameter) => shown(shelf, parameter)),
    route('PUT', '', (request, parameter) => {
      const { status } = readJson(request, statusSchema);
      const [channelId, orderId] = [parameter('channelId'), parameter('orderId')];
      shelf.put(channelId, orderId, { ...shelf.need(channelId, orderId), status });
      told(parameter, `status ${status}`, { status });
      return shown(shelf, parameter);
    }),
    list('fulfillments'),
    add('fulfillments', fulfillmentSchema, 'fulfillment'),
    list('notes'),
    add('notes', noteSchema, 'note'),
  ];
}

function shown(shelf: Shelf, parameter: PathParameters): SandboxResponse {
  const resource = shelf.need(parameter('channelId'), parameter('orderId'));
  return { status: 200, body: stringifyLossless(resource) };
}

/** Orders that changed in a while, page by page. */
function ordersRoute(shelf: Shelf): Route {
  return {
    method: 'GET',
    path: '/store/:channelId/wp-json/wc/v3/orders',
    access: 'store key',
    run: ({ query }, parameter) => {
      const found = listed(shelf, parameter('channelId'), query, [
        'modified_after',
        'modified_before',
      ]);
      const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))];
      const shownOnes = found.slice((page - 1) * size, page * size);
      return { status: 200, body: stringifyLossless(shownOnes) };
    },
  };
}
