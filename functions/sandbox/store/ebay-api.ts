import { z } from 'zod';
import { json, readJson, Refused } from '../http-message.ts';
import type { SandboxResponse } from '../http-message.ts';
import type { PathParameters, Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { ebayKeyOf } from './ebay-key.ts';
import { listed } from './listed.ts';
import type { Shelf } from './shelf.ts';
import { issueToken } from './store-tokens.ts';
import type { Updates } from './updates.ts';

const packageSchema = z.object({
  lineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.int().positive() })).min(1),
  shippedDate: z.iso.datetime(),
  shippingCarrierCode: z.string().min(1),
  trackingNumber: z.string().regex(/^[A-Za-z0-9]+$/),
});
const keptPackages = z.array(packageSchema);
const rejectionSchema = z.looseObject({ shipmentDate: z.object({ value: z.string() }) });
const ORDER = '/sell/fulfillment/v1/order/:orderId';
const CANCELLATION = '/post-order/v2/cancellation/:cancelId';

/** The part of eBay's APIs that fulfilment needs: tokens, public keys, orders, packages, cancellations. */
export function ebayApiRoutes(
  services: Services,
  shelf: Shelf,
  updates: Updates,
): readonly Route[] {
  const { records, settings } = services;
  const packages = records('ebay-packages', keptPackages);
  const route = (method: Route['method'], path: string, run: Route['run']): Route => ({
    method,
    path: `/store/:channelId${path}`,
    access: 'store token',
    run,
  });
  const keyOf = (parameter: PathParameters) => `${parameter('channelId')}/${parameter('orderId')}`;
  const told = (parameter: PathParameters, orderNumber: string, type: string, content: unknown) =>
    updates.received({ channelId: parameter('channelId'), orderNumber, type, content });
  const settle = (answer: 'approve' | 'reject', cancelState: string): Route =>
    route('POST', `${CANCELLATION}/${answer}`, (request, parameter) => {
      if (answer === 'reject') readJson(request, rejectionSchema);
      const [channelId, orderId] = [parameter('channelId'), parameter('cancelId').slice(1)];
      shelf.put(channelId, orderId, {
        ...shelf.need(channelId, orderId),
        cancelStatus: { cancelState, cancelRequests: [] },
      });
      told(parameter, orderId, `cancellation ${answer}`, {});
      return json(200, {});
    });
  return [
    {
      method: 'POST',
      path: '/store/:channelId/identity/v1/oauth2/token',
      access: 'store key',
      run: issueToken(services),
    },
    route('GET', '/commerce/notification/v1/public_key/:kid', (_request, parameter) => {
      const [secret = ''] = settings.secret(`channels/${parameter('channelId')}`);
      const { kid, publicKey } = ebayKeyOf(secret);
      if (kid !== parameter('kid')) throw new Refused(404, 'not-found', 'no such key');
      return json(200, { key: publicKey, algorithm: 'ECDSA', digest: 'SHA1' });
    }),
    route('GET', '/sell/fulfillment/v1/order', showOrders(shelf)),
    route('GET', ORDER, (_request, parameter) =>
      json(200, shelf.need(parameter('channelId'), parameter('orderId'))),
    ),
    route('GET', `${ORDER}/shipping_fulfillment`, (_request, parameter) =>
      shown(packages.get(keyOf(parameter)) ?? []),
    ),
    route('POST', `${ORDER}/shipping_fulfillment`, (request, parameter) => {
      shelf.need(parameter('channelId'), parameter('orderId'));
      const made = readJson(request, packageSchema);
      packages.put(keyOf(parameter), [...(packages.get(keyOf(parameter)) ?? []), made]);
      told(parameter, parameter('orderId'), 'shipping_fulfillment', made);
      return json(201, {});
    }),
    settle('approve', 'CANCELED'),
    settle('reject', 'NONE_REQUESTED'),
  ];
}

function shown(packages: z.infer<typeof keptPackages>): SandboxResponse {
  const fulfillments = packages.map(({ trackingNumber, ...each }) => ({
    ...each,
    shipmentTrackingNumber: trackingNumber,
  }));
  return json(200, { fulfillments, total: fulfillments.length });
}

/** Orders that changed in a while, from an offset on. */
function showOrders(shelf: Shelf): Route['run'] {
  return ({ query }, parameter) => {
    const [since = '', until = ''] = (/\[(.*)\]/.exec(query.get('filter') ?? '')?.[1] ?? '').split(
      '..',
    );
    const window = new Map([
      ['since', since],
      ['until', until],
    ]);
    const get = (name: string) => window.get(name) ?? null;
    const found = listed(shelf, parameter('channelId'), { get }, ['since', 'until']);
    const from = Number(query.get('offset'));
    const orders = found.slice(from, from + Number(query.get('limit')));
    return json(200, { orders, total: found.length });
  };
}
