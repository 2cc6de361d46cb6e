import { z } from 'zod';
import type { PaymentFirm } from '../payment-firm.ts';
import type { RecordSet } from '../records.ts';
import { SCRIPTS } from '../scripts.ts';
import type { ExpectedEnd, ScriptName } from '../scripts.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import { channelOf } from '../demo/world.ts';
import { SHOPIFY_WEBHOOK_ID } from '../signature-headers.ts';
import { isoTime } from '../clock.ts';
import { canonicalOrder } from './canonical-order.ts';
import type { ShopOrders } from './shop-orders.ts';
import { shopifyOrder } from './shopify-order.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

const postingSchema = z.object({
  orderNumber: z.string(),
  displayNumber: z.string(),
  channelId: z.string(),
  channelOrderId: z.string(),
  script: z.custom<ScriptName>((name) => typeof name === 'string' && name in SCRIPTS),
  expectedEnd: z.enum(['delivered', 'cancelled', 'held']),
});
/** An order that the store posted or is going to post. */
export type Posting = Readonly<z.infer<typeof postingSchema>>;

/** An order to be posted. */
export interface OrderToPost {
  readonly channelId: string;
  readonly order: unknown;
  readonly script: ScriptName;
  readonly expectedEnd?: ExpectedEnd;
  /** Business milliseconds. */
  readonly at: number;
}

/** The stores' sending side. Only inside a change of the database. */
export interface Postings {
  /** Plans all webhooks of an order. Throws a ZodError for an order that is none, RangeError for an unknown channel. */
  post(toPost: OrderToPost): Posting;
  readonly posted: RecordSet<Posting>;
}

const webhookSchema = z.object({
  channelId: z.string(),
  orderNumber: z.string(),
  topic: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  effect: z.enum(['order-posted', 'order-cancelled']).optional(),
});

const MINUTE = 60_000;
/** A cancellation follows the order after this long: the larger of business and wall time. */
const CANCELLED_AFTER = { business: 10 * MINUTE, wall: 250 };
/** Payment follows the order after this long. */
const PAID_AFTER = { business: 2_000, wall: 60 };

/** Opens the stores' sending side. */
export function openPostings(
  services: Services,
  shopOrders: ShopOrders,
  paymentFirm: PaymentFirm,
): Postings {
  const { agenda, clock, records, scripts } = services;
  const posted = records('posting', postingSchema);
  const webhook = agenda.action('store-webhook', webhookSchema, (data) => {
    send(services, data);
    if (data.effect === 'order-cancelled') shopOrders.requestCancellation(data.orderNumber);
  });
  const later = (after: { readonly business: number; readonly wall: number }) =>
    Math.max(after.business, clock.businessMilliseconds(after.wall));
  return {
    posted,
    post({ channelId, order, script, expectedEnd, at }) {
      const read = readOrder(channelId, order, shopOrders);
      const { orderNumber, otherNumbers, displayNumber, channelOrderId } = read;
      const { cancelled, paymentShort } = SCRIPTS[script];
      otherNumbers.forEach((other) => scripts.alias(other, orderNumber));
      scripts.set(orderNumber, script);
      const payment = read.transaction(channelOf(channelId).platform.code, paymentShort);
      if (payment !== undefined) paymentFirm.register(payment);
      const plan = (
        part: StoreWebhook,
        when: number,
        effect?: 'order-posted' | 'order-cancelled',
      ) =>
        webhook.plan(`${orderNumber}/${part.topic}`, when, {
          channelId,
          orderNumber,
          ...part,
          effect,
        });
      const paidAt = at + later(PAID_AFTER);
      const cancelledAt = paidAt + later(CANCELLED_AFTER);
      plan(read.created, at);
      plan(read.paid, paidAt, 'order-posted');
      if (cancelled) plan(read.cancelled(cancelledAt), cancelledAt, 'order-cancelled');
      const end = expectedEnd ?? SCRIPTS[script].expectedEnd;
      const posting = {
        orderNumber,
        displayNumber,
        channelId,
        channelOrderId,
        script,
        expectedEnd: end,
      };
      posted.put(orderNumber, posting);
      return posting;
    },
  };
}

function readOrder(channelId: string, order: unknown, shopOrders: ShopOrders): StoreOrder {
  const { marketplace, account } = channelOf(channelId);
  if (marketplace === 'canonical') return canonicalOrder(order);
  const read = shopifyOrder(order, account);
  shopOrders.open(read);
  return read;
}

function send(services: Services, data: z.infer<typeof webhookSchema>): void {
  const { clock, journal, outbox, scripts, seed } = services;
  const { channelId, orderNumber, topic, headers, body, effect } = data;
  const messageId = drawGuid(seed, 'webhook', channelId, orderNumber, topic).toLowerCase();
  const own = Object.keys(headers).length === 0 ? {} : shopifyHeaders(messageId, clock.wall());
  if (effect !== undefined) journal.effect(effect, orderNumber);
  outbox.put({
    messageId,
    sender: channelId,
    subject: orderNumber,
    path: `/webhooks/${channelId}`,
    contentType: 'application/json',
    headers: { ...headers, ...own },
    body,
    copies: effect === 'order-posted' ? scripts.of(orderNumber).orderCopies : 1,
  });
}

function shopifyHeaders(messageId: string, wall: number): { readonly [name: string]: string } {
  return {
    [SHOPIFY_WEBHOOK_ID]: messageId,
    'x-shopify-event-id': drawGuid('event', messageId).toLowerCase(),
    'x-shopify-triggered-at': isoTime(wall),
  };
}
