import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Notice } from '../ports/marketplace.ts';
import type { Services } from '../ports/services.ts';

/** What the notices queue carries: which event of which consignment the channel is owed. */
export interface NoticeMessage {
  readonly consignmentId: string;
  readonly version: number;
}

type NoticeKind = Notice['kind'];

/**
 * What an event owes its channel; undefined for nothing. "Shipped" is the carrier's first scan,
 * never the label: the event that moves a consignment into Confirm.
 */
function noticeOf(event: ConsignmentEvent): NoticeKind | undefined {
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
      return event.status === 'cancelled' ? 'cancelled' : undefined;
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
    owed.map(({ consignmentId, version }) => {
      const message: NoticeMessage = { consignmentId, version };
      return queue.send('notices', { body: JSON.stringify(message) });
    }),
  );
}

/**
 * Tells the channel what one event owes it.
 *
 * @throws Error when the channel cannot be reached now: the message comes again
 */
export async function tellChannel(
  { orders, directory, marketplace }: Pick<Services, 'orders' | 'directory' | 'marketplace'>,
  { consignmentId, version }: NoticeMessage,
): Promise<void> {
  const [events, consignment] = await Promise.all([
    orders.events(consignmentId),
    orders.consignment(consignmentId),
  ]);
  const event = events.find((each) => each.version === version);
  const kind = event && noticeOf(event);
  if (event === undefined || kind === undefined || consignment === undefined) return;
  const [order, channel] = await Promise.all([
    orders.order(consignment.orderId),
    directory.channel(consignment.channelId),
  ]);
  if (order === undefined || channel === undefined) return;
  const notice: Notice = {
    noticeId: `${consignmentId}.${kind}.${String(version)}`,
    kind,
    order,
    consignment,
    at: event.at,
    ...reasonOf(kind, event, consignment),
  };
  const result = await marketplace.tell(channel, notice);
  if (result.kind === 'transient') throw new Error(`channel not told: ${result.reason}`);
}

function reasonOf(
  kind: NoticeKind,
  event: ConsignmentEvent,
  consignment: Consignment,
): Pick<Notice, 'reason' | 'pointers'> {
  if (event.type === 'held') return { reason: event.hold.message, pointers: event.hold.pointers };
  if (kind === 'cancel-refused') return { reason: 'the parcel has left the warehouse' };
  return kind === 'cancelled' ? { reason: consignment.refusal?.message } : {};
}
