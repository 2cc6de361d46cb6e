import type { IncomingOrder } from '../../domain/order/incoming-order.ts';
import type { PointedRefusal } from '../http/read-body.ts';

/** An order or why there is none, with a JSON pointer into the body. */
export type PointedReading = { readonly ok: true; readonly value: IncomingOrder } | PointedRefusal;

/** A delivery read: as `PointedReading`, or of a topic that is none of ours. */
export type DeliveryReading = PointedReading | typeof IGNORED;

export const IGNORED = { ok: true, value: 'ignored' } as const;
