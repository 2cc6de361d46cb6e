import { z } from 'zod';
import { readJson } from '../http-message.ts';
import type { SandboxResponse } from '../http-message.ts';
import type { RecordSet, RecordSets } from '../records.ts';
import type { Route } from '../routes.ts';
import { anyRecord } from './market-order.ts';
import { answered, marketRoute } from './market-route.ts';
import { listed } from './listed.ts';
import type { Resource, Shelf } from './shelf.ts';
import { cancelIdOf, orderOfCancel } from './tiktok-order.ts';
import type { Updates } from './updates.ts';

const PROVIDERS = [
  { id: '7117858858072016686', name: 'USPS' },
  { id: '7117859084333745966', name: 'China Post' },
];
const REASONS = [
  { name: 'seller_reject_apply_package_shipped', text: 'Package has been shipped' },
  { name: 'seller_reject_apply_other', text: 'Other' },
];

const shipSchema = z.object({
  self_shipment: z.object({
    tracking_number: z.string().min(1),
    shipping_provider_id: z.enum(['7117858858072016686', '7117859084333745966']),
  }),
});
const listSchema = z.object({ update_time_ge: z.int(), update_time_lt: z.int() });
const searchSchema = z.object({ order_ids: z.tuple([z.string()]) });
const rejectSchema = z.object({ reject_reason: z.string().min(1) });
const linesSchema = z.array(anyRecord);
const packageSchema = z.object({ orderId: z.string() });

/** The part of TikTok Shop's API that fulfilment needs, version 202309. */
export function tikTokApiRoutes(
  { records }: { readonly records: RecordSets },
  shelf: Shelf,
  updates: Updates,
): readonly Route[] {
  const shop = { shelf, updates, packages: records('tiktok-package', packageSchema) };
  return [
    shows(shop),
    marketRoute('POST', '/order/202309/orders/search', (channelId, request) => {
      const { update_time_ge, update_time_lt } = readJson(request, listSchema);
      const window = { since: String(update_time_ge), until: String(update_time_lt) };
      const get = (name: string) => (name === 'since' ? window.since : window.until);
      const found = listed(shelf, channelId, { get }, ['since', 'until']);
      const from = Number(request.query.get('page_token') ?? '0');
      const next = from + Number(request.query.get('page_size'));
      const next_page_token = next < found.length ? String(next) : '';
      return done({ orders: found.slice(from, next), next_page_token });
    }),
    marketRoute('GET', '/logistics/202309/delivery_options/:option/shipping_providers', () =>
      done({ shipping_providers: PROVIDERS }),
    ),
    ships(shop),
    marketRoute('POST', `${CANCELLATIONS}/search`, (channelId, request) => {
      const [orderId] = readJson(request, searchSchema).order_ids;
      const isAsked = shelf.need(channelId, orderId)['is_buyer_request_cancel'] === true;
      const cancel_status = 'CANCELLATION_REQUEST_PENDING';
      const waiting = { cancel_id: cancelIdOf(orderId), order_id: orderId, cancel_status };
      return done({ cancellations: isAsked ? [waiting] : [] });
    }),
    marketRoute('GET', '/return_refund/202309/reject_reasons', () => done({ reasons: REASONS })),
    decides(shop, 'approve', 'CANCELLED'),
    decides(shop, 'reject', 'AWAITING_COLLECTION'),
  ];
}

const CANCELLATIONS = '/return_refund/202309/cancellations';

interface Shop {
  readonly shelf: Shelf;
  readonly updates: Updates;
  /** Whose each package is: remembered once it was shown. */
  readonly packages: RecordSet<z.infer<typeof packageSchema>>;
}

function shows({ shelf, packages }: Shop): Route {
  return marketRoute('GET', '/order/202309/orders', (channelId, { query }) => {
    const orderId = query.get('ids') ?? '';
    const order = shelf.get(channelId, orderId);
    for (const line of linesOf(order)) {
      packages.put(`${channelId}/${String(line['package_id'])}`, { orderId });
    }
    return done({ orders: order === undefined ? [] : [order] });
  });
}

function ships({ shelf, updates, packages }: Shop): Route {
  const path = '/fulfillment/202309/packages/:packageId/ship';
  return marketRoute('POST', path, (channelId, request, parameter) => {
    const { self_shipment: content } = readJson(request, shipSchema);
    const known = packages.get(`${channelId}/${parameter('packageId')}`);
    const orderNumber = known?.orderId ?? '';
    const order = shelf.need(channelId, orderNumber);
    const isShipped = linesOf(order).some((line) => line['tracking_number'] !== undefined);
    if (isShipped) return no(21011001, 'the package has already been shipped');
    const shipped = { ...content, package_status: 'PROCESSING' };
    const line_items = linesOf(order).map((line) => ({ ...line, ...shipped }));
    shelf.put(channelId, orderNumber, { ...order, status: 'AWAITING_COLLECTION', line_items });
    updates.received({ channelId, orderNumber, type: 'package shipped', content });
    return done({});
  });
}

function decides({ shelf, updates }: Shop, action: string, status: string): Route {
  const path = `${CANCELLATIONS}/:cancelId/${action}`;
  return marketRoute('POST', path, (channelId, request, parameter) => {
    const orderNumber = orderOfCancel(parameter('cancelId'));
    const order = shelf.need(channelId, orderNumber);
    const content = action === 'reject' ? readJson(request, rejectSchema) : {};
    shelf.put(channelId, orderNumber, { ...order, is_buyer_request_cancel: false, status });
    updates.received({ channelId, orderNumber, type: `cancellation ${action}`, content });
    return done({});
  });
}

function linesOf(order: Resource | undefined): readonly Resource[] {
  return linesSchema.parse(order?.['line_items'] ?? []);
}

function done(data: object): SandboxResponse {
  return answered({ code: 0, message: 'Success', data });
}

function no(code: number, message: string): SandboxResponse {
  return answered({ code, message });
}
