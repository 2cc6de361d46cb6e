import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChangeAnswer, Order, OrderChange } from '../domain/order/order.ts';
import type { Channel } from './directory.ts';

/** What every notice says. `noticeId` is stable across repeats: the same notice is told once in effect. */
export interface Told {
  readonly noticeId: string;
  readonly order: Order;
  readonly at: Instant;
}

/** What became of a parcel. */
export interface ConsignmentNotice extends Told {
  readonly kind: 'accepted' | 'held' | 'shipped' | 'delivered' | 'cancelled' | 'cancel-refused';
  readonly consignment: Consignment;
  /** False while other parcels of the order go their way: what is said holds for this one alone. */
  readonly whole: boolean;
  /** For `held` and `cancelled`: the reason in words; for `held` also the fields. */
  readonly reason?: string;
  readonly pointers?: readonly string[];
}

/** What became of an order that has no parcel and gets none: no legal route, or cancelled before. */
export interface OrderNotice extends Told {
  readonly kind: 'order-refused' | 'order-cancelled';
  readonly reason: string;
  /** Of the refusal. */
  readonly code?: string;
}

/** How a change was answered that came when the order was planned already. */
export interface ChangeNotice extends Told {
  readonly kind: 'change-answered';
  readonly change: OrderChange & { readonly answer: ChangeAnswer };
  readonly reason: string;
}

/** What a channel is owed. */
export type Notice = ConsignmentNotice | OrderNotice | ChangeNotice;

export type NoticeResult =
  | { readonly kind: 'told' }
  | { readonly kind: 'not-wanted' }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/** A marketplace or store as we tell it things and ask it for more. */
export interface Marketplace {
  tell(channel: Channel, notice: Notice): Promise<NoticeResult>;
  /** The payment's transaction number, when the order itself does not say it. */
  paymentTransaction(channel: Channel, channelOrderId: string): Promise<string | undefined>;
}
