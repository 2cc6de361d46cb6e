import * as z from 'zod/mini';
import type { OutboundDelivery } from '../../../domain/outbound/delivery.ts';
import type { Endpoint } from '../../../domain/outbound/endpoint.ts';
import { EVENT_CATALOGUE } from '../../../domain/outbound/event-catalogue.ts';
import { integer, oneOf, optionalInteger, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

/** An endpoint as it is stored. */
export const endpointRecord: z.ZodMiniType<Endpoint> = z.looseObject({
  endpointId: z.string(),
  merchantId: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(oneOf(EVENT_CATALOGUE)),
  channelId: optionalText,
  disabled: z.optional(
    z.looseObject({
      reason: z.enum(['gone', 'exhausted', 'operator']),
      at: z.string(),
      by: optionalText,
    }),
  ),
  overlapUntil: optionalText,
  version: integer,
  createdAt: z.string(),
} satisfies ShapeOf<Endpoint>);

/** A delivery as it is stored. */
export const outboundDeliveryRecord: z.ZodMiniType<OutboundDelivery> = z.looseObject({
  endpointId: z.string(),
  merchantId: z.string(),
  eventId: z.string(),
  type: oneOf(EVENT_CATALOGUE),
  occurredAt: z.string(),
  body: z.string(),
  status: z.enum(['pending', 'delivered', 'failed', 'skipped']),
  attempts: z.array(
    z.looseObject({
      at: z.string(),
      milliseconds: integer,
      status: optionalInteger,
      reason: optionalText,
      excerpt: optionalText,
    }),
  ),
  replayedAfter: integer,
  due: optionalText,
  version: integer,
} satisfies ShapeOf<OutboundDelivery>);
