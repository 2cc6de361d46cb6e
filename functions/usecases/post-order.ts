import type { OrderReader } from '../ports/inbound.ts';
import type { Order } from '../domain/order/order.ts';
import { acceptOrder } from './accept-order.ts';
import type { IntakeServices } from './accept-order.ts';

type PostServices = IntakeServices & { readonly reader: OrderReader };

/** An order that an own client posts. */
export interface PostedOrder {
  readonly channelId: string;
  /** The client's own name for this request: repeated, it is the same request. */
  readonly idempotencyKey: string;
  /** The exact bytes, which tell a repeat from another order under the same key. */
  readonly raw: Uint8Array;
  /** The canonical order in them, unread. */
  readonly order: unknown;
}

/** What became of it. `refused` may name the place with a JSON pointer into what was posted. */
export type Posted =
  | { readonly kind: 'accepted'; readonly order: Order }
  | { readonly kind: 'unknown-channel' | 'key-reused' | 'conflicting' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly pointer?: string;
    };

/** Where the order lies in what is read, and where it lay in what was posted. */
const READ_AT = '/data/order';
const POSTED_AT = '/order';
const TOPIC = 'order.paid';

/**
 * Takes an order from an own client and answers at once. It is read as the paid order of a
 * canonical sender, so that both doors take exactly the same; from then on it is a delivery like
 * any other. A repeat answers as the first time, a refusal included.
 */
export async function postOrder(services: PostServices, posted: PostedOrder): Promise<Posted> {
  const { channelId, raw } = posted;
  const channel = await services.directory.channel(channelId);
  if (channel?.marketplace !== 'canonical') return { kind: 'unknown-channel' };
  const deliveryId = `api:${posted.idempotencyKey}`;
  const payloadHash = services.fingerprint.sha256(raw);
  const mark = await services.orders.inboxMark(channelId, deliveryId);
  if (mark !== undefined && mark.payloadHash !== payloadHash) return { kind: 'key-reused' };
  const read = services.reader.read(channel, TOPIC, envelope(services, posted.order));
  if (!read.ok) return pointed(read);
  if (read.value === 'ignored') throw new Error(`the order reader ignores ${TOPIC}`);
  const order = read.value;
  const { kind, orderId } = await acceptOrder(services, {
    channel,
    deliveryId,
    payloadHash,
    order,
  });
  if (kind === 'conflicting') return { kind };
  const stored = await services.orders.order(orderId);
  if (stored === undefined) throw new Error(`order ${orderId} was accepted and is not there`);
  return stored.status === 'refused' ? refusalOf(stored) : { kind: 'accepted', order: stored };
}

function envelope({ clock }: PostServices, order: unknown): Uint8Array {
  const delivery = { type: TOPIC, timestamp: clock.now(), data: { order } };
  return Buffer.from(JSON.stringify(delivery));
}

function refusalOf({ refusal }: Order): Posted {
  return { kind: 'refused', code: 'no-legal-route', message: 'has no legal route', ...refusal };
}

/** A reader says where it found fault, in the envelope; the client sees where in its own body. */
function pointed(refusal: { readonly code: string; readonly message: string }): Posted {
  const { code, message } = refusal;
  const found = 'pointer' in refusal ? refusal.pointer : undefined;
  if (typeof found !== 'string') return { kind: 'refused', code, message };
  const pointer = found.startsWith(READ_AT) ? POSTED_AT + found.slice(READ_AT.length) : POSTED_AT;
  const bare = message.startsWith(`${found} `) ? message.slice(found.length + 1) : message;
  return { kind: 'refused', code, message: bare, pointer };
}
