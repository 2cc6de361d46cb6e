import { Refused } from '../http-message.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { PathParameters, Route } from '../routes.ts';
import { listed } from './listed.ts';
import type { Resource, Shelf } from './shelf.ts';

/** Orders of Shopify's REST Admin API, which are what webhooks hold. */
export function shopifyRestRoutes(shelf: Shelf): readonly Route[] {
  const route = (path: string, run: Route['run']): Route => ({
    method: 'GET',
    path: `/store/:channelId/admin/api/2026-10${path}`,
    access: 'shop',
    run,
  });
  return [
    route('/orders.json', ({ query }, parameter) => {
      const [after, most] = [BigInt(query.get('since_id') ?? '0'), Number(query.get('limit'))];
      const orders = listed(shelf, parameter('channelId'), query, [
        'updated_at_min',
        'updated_at_max',
      ])
        .filter((order) => idOf(order) > after)
        .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
        .slice(0, most)
        .map(({ id, updated_at, cancelled_at }) => ({ id, updated_at, cancelled_at }));
      return { status: 200, body: stringifyLossless({ orders }) };
    }),
    route('/orders/:file', (_request, parameter) => ({
      status: 200,
      body: stringifyLossless({ order: orderOf(shelf, parameter) }),
    })),
  ];
}

function orderOf(shelf: Shelf, parameter: PathParameters): Resource {
  const id = /^(\d+)\.json$/.exec(parameter('file'))?.[1];
  if (id === undefined) throw new Refused(404, 'not-found', 'no such order here');
  return shelf.need(parameter('channelId'), id);
}

function idOf({ id }: Resource): bigint {
  return BigInt(String(id));
}
