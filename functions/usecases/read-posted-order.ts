import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import type { Channel } from '../ports/directory.ts';
import type { OrderReader } from '../ports/inbound.ts';

/** Where an order lies in what a reader is given, and the topic under which it counts as paid. */
const ENVELOPES: {
  readonly [Name in Channel['marketplace']]?: {
    readonly topic: string;
    readonly at: string;
    readonly wrap: (order: unknown, now: string) => unknown;
  };
} = {
  canonical: {
    topic: 'order.paid',
    at: '/data/order',
    wrap: (order, now) => ({ type: 'order.paid', timestamp: now, data: { order } }),
  },
  shopify: { topic: 'orders/paid', at: '', wrap: (order) => order },
};

/** Other marketplaces' orders come from them, never from a client. */
const NOT_POSTED = {
  code: 'unknown-channel',
  message: 'must be a channel whose orders can be posted: canonical or Shopify',
};

/** Where the order lies in what a client posts. */
const POSTED_AT = '/order';

/** The order, or what is wrong with it, by a JSON pointer into what was posted. */
export type PostedReading =
  | { readonly ok: true; readonly value: IncomingOrder }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly pointer?: string;
    };

/**
 * Reads an order that a client posts as `order`, as the paid order of its channel: both doors take
 * exactly the same.
 *
 * @param now stamped on the envelope, business time
 */
export function readPostedOrder(
  reader: OrderReader,
  channel: Channel,
  order: unknown,
  now: string,
): PostedReading {
  const envelope = ENVELOPES[channel.marketplace];
  if (envelope === undefined) return { ok: false, ...NOT_POSTED, pointer: '/channelId' };
  const { topic, at, wrap } = envelope;
  const read = reader.read(channel, topic, Buffer.from(JSON.stringify(wrap(order, now))));
  if (!read.ok) return pointed(read, at);
  const { value } = read;
  if (typeof value === 'string' || 'kind' in value) throw new Error(`${topic} is read as no order`);
  return { ok: true, value };
}

/** A reader says where it found fault, in the envelope; the client sees where in its own body. */
function pointed(
  refusal: { readonly code: string; readonly message: string },
  at: string,
): PostedReading {
  const { code, message } = refusal;
  const found = 'pointer' in refusal ? refusal.pointer : undefined;
  if (typeof found !== 'string') return { ok: false, code, message };
  const pointer = found.startsWith(at) ? POSTED_AT + found.slice(at.length) : POSTED_AT;
  const bare = message.startsWith(`${found} `) ? message.slice(found.length + 1) : message;
  return { ok: false, code, message: bare, pointer };
}
