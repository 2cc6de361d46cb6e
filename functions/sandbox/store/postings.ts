import { z } from 'zod';
import type { PaymentFirm } from '../payment-firm.ts';
import type { RecordSet } from '../records.ts';
import { scriptChoice } from '../script-choice.ts';
import { EXPECTED_ENDS } from '../script.ts';
import type { ExpectedEnd } from '../script.ts';
import { chosenScript } from '../scripts.ts';
import type { ScriptChoice } from '../scripts.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import type { SandboxClock } from '../clock.ts';
import { channelOf } from '../demo/channels.ts';
import { parseLossless, stringifyLossless } from '../lossless-json.ts';
import type { AmazonQueue } from './amazon-queue.ts';
import type { Shelf } from './shelf.ts';
import type { ShopOrders } from './shop-orders.ts';
import { STORE_KINDS } from './store-kinds.ts';
import type { StoreWebhook } from './store-order.ts';

const postingSchema = z.object({
  orderNumber: z.string(),
  displayNumber: z.string(),
  channelId: z.string(),
  channelOrderId: z.string(),
  script: scriptChoice,
  expectedEnd: z.enum(EXPECTED_ENDS),
});
/** An order that the store posted or is going to post. */
export type Posting = Readonly<z.infer<typeof postingSchema>>;

/** An order to be posted. */
export interface OrderToPost {
  readonly channelId: string;
  readonly order: unknown;
  readonly script: ScriptChoice;
  readonly expectedEnd?: ExpectedEnd;
  /** Webhooks that get lost on the way; the store itself knows. */
  readonly lose?: readonly Step[];
  /** Business milliseconds. */
  readonly at: number;
}

/** The stores' sending side. Only inside a change of the database. */
export interface Postings {
  /** Plans all webhooks of an order. Throws a ZodError for an order that is none, RangeError for an unknown channel. */
  post(toPost: OrderToPost): Posting;
  readonly posted: RecordSet<Posting>;
}

/** What a store does by posting. */
const STORE_EFFECTS = ['order-posted', 'order-cancelled', 'order-held', 'order-let-go'] as const;
type StoreEffect = (typeof STORE_EFFECTS)[number];

const webhookSchema = z.object({
  channelId: z.string(),
  orderNumber: z.string(),
  channelOrderId: z.string(),
  /** What sets the webhooks of one order apart. */
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  resource: z.string().optional(),
  effect: z.enum(STORE_EFFECTS).optional(),
  /** Until then it waits for the order to be on its way, business ms. */
  latest: z.number().optional(),
  lost: z.boolean().default(false),
});

/** The webhooks of an order. */
export const STEPS = ['created', 'paid', 'cancelled', 'held', 'let-go'] as const;
type Step = (typeof STEPS)[number];

const MINUTE = 60_000;
/** A cancellation, or a hold, follows the order after this long: the larger of business and wall time. */
const CHANGED_AFTER = { business: 10 * MINUTE, wall: 250 };
/**
 * A cancellation comes later where the parcel has no label by then: a buyer who is faster than Bondway
 * leaves nothing to take back. Looked at so often, and at most for so long.
 */
const LABEL = { lookedForEvery: 5 * MINUTE, awaited: 48 * 60 * MINUTE };
/** How long the store holds an order: the warehouse has accepted it by then. */
const HELD_FOR = { business: 24 * 60 * MINUTE, wall: 6_000 };
/** Payment follows the order after this long. */
const PAID_AFTER = { business: 2_000, wall: 60 };

function later(clock: SandboxClock, after: typeof PAID_AFTER): number {
  return Math.max(after.business, clock.businessMilliseconds(after.wall));
}

/** Opens the stores' sending side. */
export function openPostings(stores: Stores): Postings {
  const { services, shopOrders, paymentFirm } = stores;
  const { agenda, clock, journal, records, scripts } = services;
  const posted = records('posting', postingSchema);
  const webhook = agenda.action('store-webhook', webhookSchema, (data, at) => {
    const { orderNumber, key, latest = at } = data;
    if (at < latest && !journal.has('label-drawn', orderNumber)) {
      return webhook.plan(`${orderNumber}/${key}`, at + LABEL.lookedForEvery, data);
    }
    send(stores, data);
    takeEffect(shopOrders, data);
  });
  return {
    posted,
    post({ channelId, order, script, expectedEnd, lose = [], at }) {
      const { store, paymentShort, article } = chosenScript(script);
      const channel = channelOf(channelId);
      const read = STORE_KINDS[channel.marketplace].read(order, channel, article);
      shopOrders.open(read);
      const { orderNumber, otherNumbers, displayNumber, channelOrderId } = read;
      otherNumbers.forEach((other) => scripts.alias(other, orderNumber));
      scripts.set(orderNumber, script);
      const payment = read.transaction(channel.platform.code, paymentShort);
      if (payment !== undefined) paymentFirm.register(payment);
      const parts = read.subTransactions?.(channel.platform.code, paymentShort) ?? [];
      parts.forEach((part) => paymentFirm.register(part));
      const plan = (key: Step, part: StoreWebhook, when: number, effect?: StoreEffect) => {
        const { headers, body, resource } = part;
        const shown = resource === undefined ? undefined : stringifyLossless(resource);
        const latest = effect === 'order-cancelled' ? when + LABEL.awaited : undefined;
        const told = { headers, body, resource: shown, effect, latest };
        webhook.plan(`${orderNumber}/${key}`, when, {
          channelId,
          orderNumber,
          channelOrderId,
          key,
          ...told,
          lost: lose.includes(key),
        });
      };
      const paidAt = at + later(clock, PAID_AFTER);
      const changedAt = paidAt + later(clock, CHANGED_AFTER);
      plan('created', read.created, at);
      plan('paid', read.paid, paidAt, 'order-posted');
      if (store === 'cancels')
        plan('cancelled', read.cancelled(changedAt), changedAt, 'order-cancelled');
      if (store === 'holds' && read.held !== undefined) {
        plan('held', read.held(true), changedAt, 'order-held');
        plan('let-go', read.held(false), changedAt + later(clock, HELD_FOR), 'order-let-go');
      }
      const end = expectedEnd ?? chosenScript(script).expectedEnd;
      const posting = {
        ...{ orderNumber, displayNumber, channelId, channelOrderId },
        ...{ script, expectedEnd: end },
      };
      posted.put(orderNumber, posting);
      return posting;
    },
  };
}

interface Stores {
  readonly services: Services;
  readonly shopOrders: ShopOrders;
  readonly shelf: Shelf;
  readonly amazonQueue: AmazonQueue;
  readonly paymentFirm: PaymentFirm;
}

/** What the store knows of its order from then on. */
function takeEffect(
  shopOrders: ShopOrders,
  { effect, orderNumber }: z.infer<typeof webhookSchema>,
): void {
  if (effect === 'order-cancelled') shopOrders.requestCancellation(orderNumber);
  if (effect === 'order-held') shopOrders.hold(orderNumber, true);
  if (effect === 'order-let-go') shopOrders.hold(orderNumber, false);
}

function send({ services, shelf, amazonQueue }: Stores, data: z.infer<typeof webhookSchema>): void {
  const { clock, journal, outbox, scripts, seed } = services;
  const { channelId, orderNumber, channelOrderId, key, headers, body, effect, resource, lost } =
    data;
  const messageId = drawGuid(seed, 'webhook', channelId, orderNumber, key).toLowerCase();
  const kind = STORE_KINDS[channelOf(channelId).marketplace];
  if (effect !== undefined) journal.effect(effect, orderNumber);
  if (resource !== undefined)
    shelf.put(
      channelId,
      channelOrderId,
      z.record(z.string(), z.unknown()).parse(parseLossless(resource)),
    );
  const copies = effect === 'order-posted' ? scripts.of(orderNumber).orderCopies : 1;
  if (kind.address === undefined) {
    if (lost) return;
    for (let copy = 0; copy < copies; copy += 1) amazonQueue.put(channelId, body);
    return;
  }
  outbox.put({
    messageId,
    sender: channelId,
    subject: orderNumber,
    path: `/webhooks/${kind.address}${channelId}`,
    contentType: 'application/json',
    headers: { ...headers, ...kind.headers?.(messageId, clock.wall()) },
    body,
    ...{ copies, lost },
  });
}
