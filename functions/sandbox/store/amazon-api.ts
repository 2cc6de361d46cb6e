import { z } from 'zod';
import { json, readJson, Refused } from '../http-message.ts';
import type { SandboxRequest, SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { listed } from './listed.ts';
import type { Shelf } from './shelf.ts';
import { issueToken } from './store-tokens.ts';
import type { Updates } from './updates.ts';

const packageSchema = z.object({
  packageReferenceId: z.string().regex(/^[1-9]\d*$/),
  carrierCode: z.string().min(1),
  carrierName: z.string().optional(),
  trackingNumber: z.string().min(1),
  shipDate: z.iso.datetime(),
  orderItems: z.array(z.object({ orderItemId: z.string(), quantity: z.int().positive() })).min(1),
});
const confirmationSchema = z.object({ marketplaceId: z.string(), packageDetail: packageSchema });
const keptPackages = z.array(packageSchema);
const itemsSchema = z.array(z.looseObject({ orderItemId: z.string(), quantityOrdered: z.int() }));

/** The part of Amazon's APIs that fulfilment needs: tokens, orders, confirmations of packages. */
export function amazonApiRoutes(
  services: Services,
  shelf: Shelf,
  updates: Updates,
): readonly Route[] {
  const { records, settings } = services;
  const packages = records('amazon-packages', keptPackages);
  const route = (method: Route['method'], path: string, run: Route['run']): Route => ({
    method,
    path: `/store/:channelId${path}`,
    access: 'store token',
    run,
  });
  return [
    {
      method: 'POST',
      path: '/store/:channelId/auth/o2/token',
      access: 'key in the question',
      run: (request, parameter) => {
        const channelId = parameter('channelId');
        const isKnown =
          settings.secret(`channels/${channelId}/api-key`).includes(keyIn(request)) &&
          settings
            .secret(`channels/${channelId}/refresh-token`)
            .includes(formOf(request).get('refresh_token') ?? '');
        return isKnown
          ? issueToken(services)(request, parameter)
          : json(400, { error: 'invalid_grant', error_description: 'unknown to us' });
      },
    },
    route('GET', '/orders/2026-01-01/orders', searchOrders(shelf)),
    route('GET', '/orders/2026-01-01/orders/:orderId', ({ query }, parameter) => {
      const [channelId, orderId] = [parameter('channelId'), parameter('orderId')];
      const order = shelf.need(channelId, orderId);
      return json(200, { order: shown(order, query, packages.get(`${channelId}/${orderId}`)) });
    }),
    route('POST', '/orders/v0/orders/:orderId/shipmentConfirmation', (request, parameter) => {
      const [channelId, orderId] = [parameter('channelId'), parameter('orderId')];
      const { packageDetail } = readJson(request, confirmationSchema);
      const items = itemsSchema.parse(shelf.need(channelId, orderId)['orderItems']);
      const key = `${channelId}/${orderId}`;
      const before = packages.get(key) ?? [];
      const refusal = wrongIn(packageDetail, items, before);
      if (refusal !== undefined) return refused(refusal);
      packages.put(key, [...before, packageDetail]);
      const type = 'shipmentConfirmation';
      updates.received({ channelId, orderNumber: orderId, type, content: packageDetail });
      return { status: 204, body: '' };
    }),
  ];
}

/** Orders that changed in a while, by tokens. */
function searchOrders(shelf: Shelf): Route['run'] {
  return ({ query }, parameter) => {
    const statuses = (query.get('fulfillmentStatuses') ?? '').split(',');
    const found = listed(shelf, parameter('channelId'), query, [
      'lastUpdatedAfter',
      'lastUpdatedBefore',
    ]).filter((order) => statuses.includes(statusOf(order)));
    const from = Number(query.get('paginationToken') ?? '0');
    const next = from + ORDERS_A_PAGE;
    const orders = found.slice(from, next).map((order) => shown(order, query));
    const pagination = next < found.length ? { nextToken: String(next) } : {};
    return json(200, { orders, pagination });
  };
}

/** `clientId:clientSecret`, as the token's form has them. */
function keyIn(request: SandboxRequest): string {
  const form = formOf(request);
  return `${form.get('client_id') ?? ''}:${form.get('client_secret') ?? ''}`;
}

function formOf({ body }: SandboxRequest): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}

const ORDERS_A_PAGE = 100;

function statusOf({ fulfillment }: Readonly<Record<string, unknown>>): string {
  return z.looseObject({ fulfillmentStatus: z.string() }).parse(fulfillment).fulfillmentStatus;
}

/** What was not asked for is not told. */
const PARTS: { readonly [dataset: string]: string } = {
  BUYER: 'buyer',
  RECIPIENT: 'recipient',
  PROCEEDS: 'proceeds',
};

function shown(
  order: Readonly<Record<string, unknown>>,
  query: URLSearchParams,
  packages: z.infer<typeof keptPackages> = [],
): object {
  const wanted = (query.get('includedData') ?? '').split(',');
  const hidden = Object.entries(PARTS).filter(([dataset]) => !wanted.includes(dataset));
  const told = Object.entries(order).filter(([key]) => !hidden.some(([, part]) => part === key));
  return { ...Object.fromEntries(told), ...(wanted.includes('PACKAGES') && { packages }) };
}

/** More of an item than was ordered is not confirmed: what is confirmed already counts. */
function wrongIn(
  { orderItems }: z.infer<typeof packageSchema>,
  items: z.infer<typeof itemsSchema>,
  before: z.infer<typeof keptPackages>,
): string | undefined {
  const confirmed = before.flatMap((each) => each.orderItems);
  for (const { orderItemId, quantity } of orderItems) {
    const item = items.find((each) => each.orderItemId === orderItemId);
    if (item === undefined) throw new Refused(400, 'InvalidInput', 'no such item');
    const sum = confirmed
      .filter((each) => each.orderItemId === orderItemId)
      .reduce((total, each) => total + each.quantity, quantity);
    if (sum > item.quantityOrdered) return 'The order item is already fulfilled.';
  }
  return undefined;
}

function refused(message: string): SandboxResponse {
  return json(400, { errors: [{ code: 'InvalidInput', message, details: '' }] });
}
