import type { OrderReader } from '../ports/inbound.ts';
import type { Order, OrderChange } from '../domain/order/order.ts';
import { acceptOrder } from './accept-order.ts';
import type { IntakeServices } from './accept-order.ts';
import { readPostedOrder } from './read-posted-order.ts';

type PostServices = IntakeServices & { readonly reader: OrderReader };

const HASH_SHOWN = 16;

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

/** What became of it; with a `change`, how a later version of a planned order was answered. `refused` may name the place with a JSON pointer into what was posted. */
export type Posted =
  | { readonly kind: 'accepted'; readonly order: Order; readonly change?: OrderChange }
  | { readonly kind: 'unknown-channel' | 'disabled-channel' | 'conflicting' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly pointer?: string;
    };

/**
 * Takes an order from an own client and answers at once. It is read as the paid order of a
 * canonical sender, so that both doors take exactly the same; from then on it is a delivery like
 * any other. A repeat does nothing twice.
 */
export async function postOrder(services: PostServices, posted: PostedOrder): Promise<Posted> {
  const { channelId, raw } = posted;
  const channel = await services.directory.channel(channelId);
  if (channel?.marketplace !== 'canonical') return { kind: 'unknown-channel' };
  if (channel.disabled !== undefined) return { kind: 'disabled-channel' };
  const payloadHash = services.fingerprint.sha256(raw);
  // A key that is as new again, after its day, is another request when its body is another.
  const deliveryId = `api:${posted.idempotencyKey}.${payloadHash.slice(0, HASH_SHOWN)}`;
  const read = readPostedOrder(services.reader, channel, posted.order, services.clock.now());
  if (!read.ok) {
    const { code, message, pointer } = read;
    return { kind: 'refused', code, message, pointer };
  }
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
  if (stored.status === 'refused') return refusalOf(stored);
  const change = kind === 'late' ? stored.changes?.at(-1) : undefined;
  return { kind: 'accepted', order: stored, change };
}

function refusalOf({ refusal }: Order): Posted {
  const { code = 'no-legal-route', message = 'has no legal route' } = refusal ?? {};
  return { kind: 'refused', code, message };
}
