import type { IncomingOrder } from '../../domain/order/incoming-order.ts';
import type { Result } from '../../domain/refusal.ts';
import type { OrderMention } from '../../ports/inbound.ts';
import type { PointedRefusal } from '../http/read-body.ts';

/** An order or why there is none, with a JSON pointer into the body. */
export type PointedReading = { readonly ok: true; readonly value: IncomingOrder } | PointedRefusal;

/** An order as its channel keeps it: as `PointedReading`, or nothing for us to send. */
export type OrderReading = PointedReading | typeof IGNORED;

/** A delivery read: as `OrderReading`, or it names an order and no more, or its topic is none that we know. */
export type DeliveryReading =
  OrderReading | typeof UNKNOWN_TOPIC | { readonly ok: true; readonly value: OrderMention };

export const IGNORED = { ok: true, value: 'ignored' } as const;
export const UNKNOWN_TOPIC = { ok: true, value: 'unknown-topic' } as const;

/** What was read, as ports say it: a refusal's message begins with the JSON pointer. */
export function withPointer<Read extends DeliveryReading>(
  read: Read,
): Result<Extract<Read, { readonly ok: true }>['value']> {
  return read.ok ? read : { ...read, message: `${read.pointer || '/'} ${read.message}` };
}
