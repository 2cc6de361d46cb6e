import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import type { Order } from '../domain/order/order.ts';
import type { ChangeNotice, OrderNotice } from '../ports/marketplace.ts';
import type { Services } from '../ports/services.ts';
import type { OutboundNotice } from '../ports/webhooks.ts';

/** What an order owes its channel beside the events of its consignments. */
type OrderNoticeKind = OrderNotice['kind'] | ChangeNotice['kind'];

/**
 * What the notices queue carries: which event of which consignment the channel is owed, or what of
 * an order. `change` is the number of the change that was answered.
 */
export type NoticeMessage = (
  | { readonly consignmentId: string; readonly version: number }
  | { readonly orderId: string; readonly kind: OrderNoticeKind; readonly change?: number }
) & {
  /** How often its channel could not be told; absent for never. */
  readonly failures?: number;
};

/** What becomes of a parcel, as others are told. */
type ToldKind = Exclude<OutboundNotice['kind'], OrderNoticeKind>;

/**
 * What an event owes its channel and its merchant's endpoints; undefined for nothing. "Shipped" is the carrier's first scan,
 * never the label: the event that moves a consignment into Confirm.
 */
export function noticeOf(event: ConsignmentEvent): ToldKind | undefined {
  switch (event.type) {
    case 'planned':
      return 'accepted';
    case 'held':
      return 'held';
    case 'stage-entered':
      return event.stage === 'confirm' && event.visit === 1 ? 'shipped' : undefined;
    case 'cancel-answered':
      return event.answer === 'too-late' ? 'cancel-refused' : undefined;
    case 'ended':
      if (event.status === 'delivered') return 'delivered';
      // What came back because its order was cancelled; see `tellChannel` for what came back otherwise.
      return event.status === 'written-off' ? 'written-off' : 'cancelled';
    default:
      return undefined;
  }
}

/**
 * Puts the notices that events owe on the queue. A consumer of the event feed: at least once, so
 * that a repeated event repeats the notice id, never the effect.
 */
export async function queueNotices(
  { queue }: Pick<Services, 'queue'>,
  events: readonly ConsignmentEvent[],
): Promise<void> {
  const owed = events.filter((event) => noticeOf(event) !== undefined);
  await Promise.all(
    owed.map(({ consignmentId, version }) => send({ queue }, { consignmentId, version })),
  );
}

/**
 * Puts on the queue what an order itself owes its channel. An order has no events
 * and thus no feed: whoever takes a delivery of it in sends the notice again each time, so that a
 * crash between commit and queue loses none. The notice id stays the same.
 */
export async function queueOrderNotice(
  services: Pick<Services, 'queue'>,
  { orderId }: Pick<Order, 'orderId'>,
  kind: OrderNoticeKind,
  change?: number,
): Promise<void> {
  await send(services, { orderId, kind, change });
}

async function send({ queue }: Pick<Services, 'queue'>, message: NoticeMessage): Promise<void> {
  await queue.send('notices', { body: JSON.stringify(message) });
}
