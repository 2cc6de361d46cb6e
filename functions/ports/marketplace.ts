import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Order } from '../domain/order/order.ts';
import type { Channel } from './directory.ts';

/** What a channel is owed. `noticeId` is stable across repeats: the same notice is told once in effect. */
export interface Notice {
  readonly noticeId: string;
  readonly kind: 'accepted' | 'held' | 'shipped' | 'delivered' | 'cancelled' | 'cancel-refused';
  readonly order: Order;
  readonly consignment: Consignment;
  /** For `held` and `cancelled`: the reason in words; for `held` also the fields. */
  readonly reason?: string;
  readonly pointers?: readonly string[];
  readonly at: string;
}

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
