import { z } from 'zod';
import { sha256 } from '../act-once.ts';
import { json, readJson } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { Updates } from './updates.ts';

const text = z.string().min(1);
const eventSchema = z.object({
  type: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  timestamp: text,
  data: z.looseObject({
    channelOrderId: text.optional(),
    orderNumber: text.optional(),
    orderId: text.optional(),
    order: z.looseObject({ channelOrderId: text.optional() }).optional(),
  }),
});

/** Endpoint of a canonical marketplace for Bondway's events; a repeat by webhook id changes nothing. */
export function canonicalEventRoute({ records }: Services, updates: Updates): Route {
  const received = records('received-event', z.object({ bodyHash: z.string() }));
  return {
    method: 'POST',
    path: '/store/:channelId/events',
    access: 'channel',
    run: (request, parameter) => {
      const { type, data } = readJson(request, eventSchema);
      const channelId = parameter('channelId');
      const id = `${channelId}/${request.headers['webhook-id'] ?? ''}`;
      const bodyHash = sha256(request.body);
      const earlier = received.get(id);
      if (earlier !== undefined && earlier.bodyHash !== bodyHash) {
        return json(422, { code: 'id-reused', message: 'another event came under this id before' });
      }
      if (earlier !== undefined) return json(200, { status: 'known' });
      received.put(id, { bodyHash });
      const orderNumber =
        data.channelOrderId ?? data.order?.channelOrderId ?? data.orderNumber ?? data.orderId;
      updates.received({ channelId, orderNumber: orderNumber ?? '', type, content: data });
      return json(200, { status: 'received' });
    },
  };
}
