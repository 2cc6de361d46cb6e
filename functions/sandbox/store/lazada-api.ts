import { z } from 'zod';
import { Refused } from '../http-message.ts';
import type { SandboxRequest, SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import { anyId, anyRecord } from './market-order.ts';
import { answered, marketRoute } from './market-route.ts';
import { parametersOf } from './market-signatures.ts';
import { listed } from './listed.ts';
import type { Shelf } from './shelf.ts';
import type { Updates } from './updates.ts';

const packSchema = z.object({
  pack_order_list: z.tuple([
    z.object({ order_id: z.string(), order_item_list: z.array(z.string()).min(1) }),
  ]),
  delivery_type: z.literal('dropship'),
  shipping_allocate_type: z.literal('TFS'),
  shipment_provider_code: z.literal('FM50'),
});
const packagesSchema = z.object({ packages: z.array(z.object({ package_id: z.string() })).min(1) });
const shownSchema = z.object({
  order: anyRecord,
  items: z.array(z.looseObject({ order_item_id: anyId, status: z.string() })),
});

const PACKAGE = 'FP';
const OK = { item_err_code: '0', msg: 'success' };

/** The part of Lazada's Open Platform that fulfilment needs, for a seller with a fleet of its own. */
export function lazadaApiRoutes(shelf: Shelf, updates: Updates): readonly Route[] {
  const seller = { shelf, updates };
  return [
    shows(seller, '/order/get', 'order'),
    marketRoute('GET', '/rest/orders/get', (channelId, { query }) => {
      const found = listed(shelf, channelId, query, ['update_after', 'update_before']);
      const from = Number(query.get('offset'));
      const orders = found
        .slice(from, from + Number(query.get('limit')))
        .map((order) => shownSchema.parse(order).order);
      return answered({ code: '0', data: { count: orders.length, orders } });
    }),
    shows(seller, '/order/items/get', 'items'),
    marketRoute('GET', '/rest/order/shipment/providers/get', () =>
      result({
        platform_default: '0',
        shipping_allocate_type: 'TFS',
        shipment_providers: [{ name: 'China Post', provider_code: 'FM50' }],
      }),
    ),
    packs(seller),
    forPackages(seller, '/order/package/rts', {
      parameter: 'readyToShipReq',
      ...{ from: 'packed', to: 'ready_to_ship', type: 'ready to ship' },
    }),
    forPackages(seller, '/order/package/sof/delivered', {
      parameter: 'dbsDeliveryReq',
      ...{ from: 'ready_to_ship', to: 'delivered', type: 'delivered' },
    }),
  ];
}

interface Seller {
  readonly shelf: Shelf;
  readonly updates: Updates;
}

function shows({ shelf }: Seller, path: string, of: 'order' | 'items'): Route {
  return marketRoute('GET', `/rest${path}`, (channelId, { query }) => {
    const order = shelf.get(channelId, query.get('order_id') ?? '');
    return order === undefined
      ? answered({ code: '16', type: 'ISP', message: 'Invalid Order ID' })
      : answered({ code: '0', data: shownSchema.parse(order)[of] });
  });
}

/** All wanted items go in one package, under a number of Lazada's own. */
function packs({ shelf, updates }: Seller): Route {
  return marketRoute('POST', '/rest/order/fulfill/pack', (channelId, request) => {
    const { pack_order_list } = read(request, 'packReq', packSchema);
    const [{ order_id: orderNumber, order_item_list: wanted }] = pack_order_list;
    const package_id = `${PACKAGE}${orderNumber}`;
    const tracking_code = `LZD${orderNumber}`;
    const { order, items } = shownSchema.parse(shelf.need(channelId, orderNumber));
    const changes = { status: 'packed', package_id, tracking_code };
    const packed = items.map((item) =>
      wanted.includes(item.order_item_id) ? { ...item, ...changes } : item,
    );
    shelf.put(channelId, orderNumber, { order, items: packed });
    updates.received({ channelId, orderNumber, type: 'pack', content: { items: wanted } });
    const done = { ...OK, package_id, tracking_number: tracking_code };
    const order_item_list = wanted.map((order_item_id) => ({ order_item_id, ...done }));
    return result({ pack_order_list: [{ order_id: orderNumber, order_item_list }] });
  });
}

/** How the items of packages move from one status to the next. */
interface Move {
  readonly parameter: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

function forPackages({ shelf, updates }: Seller, path: string, move: Move): Route {
  return marketRoute('POST', `/rest${path}`, (channelId, request) => {
    const { packages } = read(request, move.parameter, packagesSchema);
    for (const { package_id } of packages) {
      const orderNumber = package_id.slice(PACKAGE.length);
      const { order, items } = shownSchema.parse(shelf.need(channelId, orderNumber));
      const moved = items.map((item) =>
        item['package_id'] === package_id && item.status === move.from
          ? { ...item, status: move.to }
          : item,
      );
      shelf.put(channelId, orderNumber, { order, items: moved });
      updates.received({ channelId, orderNumber, type: move.type, content: { package_id } });
    }
    return result({ packages: packages.map(({ package_id }) => ({ package_id, ...OK })) });
  });
}

/** A parameter of a form, which holds JSON. */
function read<Shape>(request: SandboxRequest, name: string, shape: z.ZodType<Shape>): Shape {
  const given = shape.safeParse(JSON.parse(parametersOf(request)[name] ?? 'null'));
  if (given.success) return given.data;
  throw new Refused(422, 'malformed', `${name} is not as agreed`);
}

function result(data: object): SandboxResponse {
  return answered({ code: '0', result: { success: true, error_code: '0', error_msg: '', data } });
}
