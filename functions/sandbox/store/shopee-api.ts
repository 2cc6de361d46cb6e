import { z } from 'zod';
import { readJson } from '../http-message.ts';
import type { SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import { anyRecord } from './market-order.ts';
import { answered, marketRoute } from './market-route.ts';
import { listed } from './listed.ts';
import type { Resource, Shelf } from './shelf.ts';
import type { Updates } from './updates.ts';

/** Shown when nothing is asked for; all else must be. */
const ALWAYS: readonly string[] = [
  ...['order_sn', 'region', 'currency', 'cod', 'order_status', 'message_to_seller'],
  ...['create_time', 'update_time', 'days_to_ship', 'ship_by_date'],
];

const shipSchema = z.object({
  order_sn: z.string(),
  package_number: z.string().optional(),
  non_integrated: z.object({ tracking_number: z.string().min(1) }),
});
const cancellationSchema = z.object({
  order_sn: z.string(),
  operation: z.enum(['ACCEPT', 'REJECT']),
});
const parcelsSchema = z.array(anyRecord);

/** The part of Shopee's v2 API that fulfilment needs, for a shop with its own carrier. */
export function shopeeApiRoutes(shelf: Shelf, updates: Updates): readonly Route[] {
  const change = (channelId: string, orderSn: string, changes: Resource): void =>
    shelf.put(channelId, orderSn, { ...shelf.need(channelId, orderSn), ...changes });
  const told = (channelId: string, orderNumber: string, type: string, content: object): void =>
    updates.received({ channelId, orderNumber, type, content });
  return [
    marketRoute('GET', '/api/v2/order/get_order_list', (channelId, { query }) => {
      const found = listed(shelf, channelId, query, ['time_from', 'time_to']);
      const from = Number(query.get('cursor'));
      const next = from + Number(query.get('page_size'));
      const order_list = found
        .slice(from, next)
        .map(({ order_sn, order_status }) => ({ order_sn, order_status }));
      return done({ more: next < found.length, next_cursor: String(next), order_list });
    }),
    marketRoute('GET', '/api/v2/order/get_order_detail', (channelId, { query }) => {
      const order = shelf.get(channelId, query.get('order_sn_list') ?? '');
      const asked = [...ALWAYS, ...(query.get('response_optional_fields') ?? '').split(',')];
      const shown = Object.entries(order ?? {}).filter(([name]) => asked.includes(name));
      return done({ order_list: order === undefined ? [] : [Object.fromEntries(shown)] });
    }),
    marketRoute('GET', '/api/v2/logistics/get_shipping_parameter', () =>
      done({ info_needed: { non_integrated: ['tracking_number'] } }),
    ),
    marketRoute('POST', '/api/v2/logistics/ship_order', (channelId, request) => {
      const { order_sn: orderSn, non_integrated: shipment } = readJson(request, shipSchema);
      const order = shelf.need(channelId, orderSn);
      if (order['order_status'] !== 'READY_TO_SHIP') {
        return no('logistics.ship_order_only_support_ready_to_ship', 'order is not ready to ship');
      }
      const parcels = parcelsSchema.parse(order['package_list']);
      const logistics_status = 'LOGISTICS_REQUEST_CREATED';
      const package_list = parcels.map((parcel) => ({ ...parcel, logistics_status }));
      change(channelId, orderSn, { order_status: 'PROCESSED', package_list });
      told(channelId, orderSn, 'ship_order', shipment);
      return done({});
    }),
    marketRoute('POST', '/api/v2/order/handle_buyer_cancellation', (channelId, request) => {
      const { order_sn: orderSn, operation } = readJson(request, cancellationSchema);
      if (shelf.need(channelId, orderSn)['order_status'] !== 'IN_CANCEL') {
        return no('error_param', 'nobody asked to cancel the order');
      }
      change(channelId, orderSn, {
        order_status: operation === 'ACCEPT' ? 'CANCELLED' : 'READY_TO_SHIP',
      });
      told(channelId, orderSn, `buyer cancellation ${operation}`, {});
      return done({});
    }),
  ];
}

function done(response: object): SandboxResponse {
  return answered({ request_id: 'sandbox', error: '', message: '', response });
}

function no(error: string, message: string): SandboxResponse {
  return answered({ request_id: 'sandbox', error, message });
}
