import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Order } from '../domain/order/order.ts';
import type { Channel } from '../ports/directory.ts';
import type { ChangeNotice, ConsignmentNotice, OrderNotice } from '../ports/marketplace.ts';
import type { Services } from '../ports/services.ts';
import type { OutboundNotice, Versioned } from '../ports/webhooks.ts';
import { againLater } from './again-later.ts';
import { openCase } from './open-case.ts';
import { tellEndpoints } from './outbound/tell-endpoints.ts';
import type { DeliveryServices } from './outbound/try-delivery.ts';
import { noticeOf } from './owed-notices.ts';
import type { NoticeMessage } from './owed-notices.ts';

type TellServices = DeliveryServices & Pick<Services, 'orders' | 'marketplace'>;

/** A channel that could not be told so often, over some half an hour, is worth an operator's look. */
const FAILURES_UNTIL_CASE = 12;
/** Some three days, five minutes apart: then it is set aside, to be replayed by hand. */
const MOST_FAILURES = 860;

/**
 * Tells the channel, and every endpoint that wants it, what one event, or an order without a
 * parcel, owes them. A message about what is not there, or owes nothing, is dropped. A channel that
 * cannot be told now burns nothing: the message is queued again, later each time, and endpoints
 * that were told are left alone.
 *
 * @throws Error when the channel could not be told for days
 */
export async function tellChannel(services: TellServices, message: NoticeMessage): Promise<void> {
  const notice =
    'orderId' in message
      ? await orderNotice(services, message)
      : await consignmentNotice(services, message.consignmentId, message.version);
  if (notice === undefined) return;
  const channel = await services.directory.channel(notice.order.channelId);
  // Side by side: one that is slow holds up nobody.
  const runs = await Promise.allSettled([
    tellEndpoints(services, notice, channel),
    channel && tellOnly(services, channel, notice, message),
  ]);
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}

async function tellOnly(
  services: TellServices,
  channel: Channel,
  notice: OutboundNotice,
  message: NoticeMessage,
): Promise<void> {
  if (notice.kind === 'returned' || notice.kind === 'written-off') return;
  const result = await services.marketplace.tell(channel, notice);
  if (result.kind === 'transient') await tellLater(services, channel, message, result);
}

async function tellLater(
  services: TellServices,
  { channelId, merchantId }: Channel,
  message: NoticeMessage,
  { reason, retryAfterSeconds }: { readonly reason: string; readonly retryAfterSeconds?: number },
): Promise<void> {
  const failures = (message.failures ?? 0) + 1;
  if (failures > MOST_FAILURES) throw new Error(`channel not told: ${reason}`);
  await services.queue.send('notices', {
    body: JSON.stringify({ ...message, failures }),
    delaySeconds: againLater(failures, retryAfterSeconds),
  });
  if (failures !== FAILURES_UNTIL_CASE) return;
  const about = 'orderId' in message ? message.orderId : message.consignmentId;
  await openCase(services, {
    kind: 'channel-not-told',
    about: `${channelId}.${about}`,
    severity: 'warning',
    title: `${channelId} cannot be told of an order`,
    detail: `It does not take what becomes of ${about}: ${reason}. It is told on.`,
    merchantId,
  });
}

async function consignmentNotice(
  { orders }: TellServices,
  consignmentId: string,
  version: number,
): Promise<OutboundNotice | undefined> {
  const [events, consignment] = await Promise.all([
    orders.events(consignmentId),
    orders.consignment(consignmentId),
  ]);
  const event = events.find((each) => each.version === version);
  const owed = event && noticeOf(event);
  if (event === undefined || owed === undefined || consignment === undefined) return undefined;
  const kind = isReturnOnly(event, consignment) ? 'returned' : owed;
  const order = await orders.order(consignment.orderId);
  if (order === undefined || isOurs(kind, consignment, order)) return undefined;
  const noticeId = `${consignmentId}.${kind}.${String(version)}`;
  const told = { noticeId, version, order, consignment, at: event.at };
  if (kind === 'returned' || kind === 'written-off') return { ...told, kind };
  const whole = await isWhole(orders, order, kind, consignmentId);
  return { ...told, kind, whole, ...reasonOf(kind, event, consignment) };
}

/** What became of a parcel that makes room is told as the answer to what its order wants changed. */
function isOurs(
  kind: OutboundNotice['kind'],
  { consignmentId, cancel }: Consignment,
  order: Order,
): boolean {
  if (cancel?.replaced !== true || order.cancel !== undefined) return false;
  if (kind === 'cancel-refused') return true;
  const makesRoom =
    order.nextContent !== undefined || order.formerConsignmentIds?.includes(consignmentId) === true;
  return kind === 'cancelled' && makesRoom;
}

/** What is sent, or taken back, is the whole order once nothing else of it waits; the last parcel says so. */
async function isWhole(
  orders: TellServices['orders'],
  { consignmentIds }: Order,
  kind: ConsignmentNotice['kind'],
  own: string,
): Promise<boolean> {
  const others = consignmentIds.filter((id) => id !== own);
  if (others.length === 0) return true;
  const isSo = WHOLE[kind];
  if (isSo === undefined) return false;
  const parcels = await Promise.all(others.map((id) => orders.consignment(id)));
  return parcels.every((parcel) => parcel !== undefined && isSo(parcel));
}

const isGone = ({ status }: Consignment): boolean =>
  status === 'cancelled' || status === 'returned';

/** When the other parcels let a notice speak for all. */
const WHOLE: {
  readonly [Kind in ConsignmentNotice['kind']]?: (parcel: Consignment) => boolean;
} = {
  cancelled: isGone,
  shipped: (parcel) => parcel.handedToCarrierAt !== undefined || isGone(parcel),
};

/** The buyer has had the parcel: returns are settled at the channel, where they begin. */
function isReturnOnly(event: ConsignmentEvent, { cancel }: Consignment): boolean {
  const isReturned = event.type === 'ended' && event.status === 'returned';
  return isReturned && cancel?.answer !== 'accepted';
}

function reasonOf(
  kind: ConsignmentNotice['kind'],
  event: ConsignmentEvent,
  consignment: Consignment,
): Pick<ConsignmentNotice, 'reason' | 'pointers'> {
  // Whom or what screening found is nobody's business there.
  if (event.type === 'held' && event.hold.reason.startsWith('screening-')) {
    return { reason: 'the order is being checked', pointers: [] };
  }
  if (event.type === 'held') return { reason: event.hold.message, pointers: event.hold.pointers };
  if (kind === 'cancel-refused') return { reason: 'the parcel has left the warehouse' };
  return kind === 'cancelled' ? { reason: consignment.refusal?.message } : {};
}

/** An order without a parcel may be refused, and then be cancelled. */
const MOST_ENDS = 2;

/** Everything in it was settled with the order: a repeat says the same to the letter. */
async function orderNotice(
  { orders }: TellServices,
  { orderId, kind, change }: Extract<NoticeMessage, { orderId: string }>,
): Promise<Versioned<OrderNotice> | Versioned<ChangeNotice> | undefined> {
  const order = await orders.order(orderId);
  if (order === undefined) return undefined;
  if (kind === 'change-answered') return changeNotice(order, change);
  if (order.consignmentIds.length > 0) return undefined;
  const { cancel, refusal } = order;
  const version = kind === 'order-cancelled' ? MOST_ENDS : 1;
  const said = { noticeId: `${orderId}.${kind}`, version, kind, order };
  if (kind === 'order-cancelled') {
    return cancel && { ...said, at: cancel.requestedAt, reason: cancel.reason };
  }
  return refusal && { ...said, at: refusal.at, reason: refusal.message, code: refusal.code };
}

function changeNotice(
  order: Order,
  number: number | undefined,
): Versioned<ChangeNotice> | undefined {
  const asked = order.changes?.find((each) => each.number === number);
  if (asked === undefined || asked.answer === 'underway') return undefined;
  const { answer, reason, answeredAt: at = asked.at } = asked;
  const noticeId = `${order.orderId}.change-answered.${String(asked.number)}`;
  const version = MOST_ENDS + asked.number;
  const change = { ...asked, answer };
  return { noticeId, version, kind: 'change-answered', order, change, reason, at };
}
