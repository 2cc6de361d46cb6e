import { z } from 'zod';
import type { PaymentFirm } from '../payment-firm.ts';
import type { RecordSet } from '../records.ts';
import { scriptChoice } from '../script-choice.ts';
import { EXPECTED_ENDS } from '../script.ts';
import type { ExpectedEnd, Script } from '../script.ts';
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
import type { StoreOrder, StoreWebhook } from './store-order.ts';

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
  /** The same order as it is sold later, where the script changes it. */
  readonly changed?: unknown;
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
const STORE_EFFECTS = [
  ...(['order-posted', 'order-cancelled', 'order-changed'] as const),
  ...(['order-held', 'order-let-go'] as const),
] as const;
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
export const STEPS = ['created', 'paid', 'cancelled', 'changed', 'held', 'let-go'] as const;
type Step = (typeof STEPS)[number];

const MINUTE = 60_000;
/** A cancellation, a change, or a hold, follows the order after this long: the larger of business and wall time. */
const CHANGED_AFTER = { business: 10 * MINUTE, wall: 250 };
/**
 * A cancellation, or a change, comes later where the parcel has no label by then: a buyer who is faster than Bondway
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
    post({ channelId, order, script, changed, expectedEnd, lose = [], at }) {
      const { store, paymentShort, article } = chosenScript(script);
      const channel = channelOf(channelId);
      const kind = STORE_KINDS[channel.marketplace];
      const read = kind.read(order, channel, article);
      shopOrders.open(read);
      const { orderNumber, otherNumbers, displayNumber, channelOrderId } = read;
      otherNumbers.forEach((other) => scripts.alias(other, orderNumber));
      scripts.set(orderNumber, script);
      const payment = read.transaction(channel.platform.code, paymentShort);
      if (payment !== undefined) paymentFirm.register(payment);
      const parts = read.subTransactions?.(channel.platform.code, paymentShort) ?? [];
      parts.forEach((part) => paymentFirm.register(part));
      const told = { channelId, orderNumber, channelOrderId };
      const sold = store === 'changes' ? kind.read(changed, channel, article) : undefined;
      for (const step of stepsOf({ clock, read, sold, store, at })) {
        const { key, when } = step;
        webhook.plan(`${orderNumber}/${key}`, when, { ...told, ...planned(step, lose) });
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

/** One webhook of an order, and when it goes out. */
interface PlannedStep {
  readonly key: Step;
  readonly part: StoreWebhook;
  readonly when: number;
  readonly effect?: StoreEffect;
  /** It waits for the order to be on its way. */
  readonly isAwaited?: boolean;
}

/** What the store posts of an order, by its script. @param sold the order as it is sold later */
function stepsOf({
  clock,
  read,
  sold,
  store,
  at,
}: {
  readonly clock: SandboxClock;
  readonly read: StoreOrder;
  readonly sold: StoreOrder | undefined;
  readonly store: Script['store'];
  readonly at: number;
}): readonly PlannedStep[] {
  const paidAt = at + later(clock, PAID_AFTER);
  const when = paidAt + later(clock, CHANGED_AFTER);
  const steps: PlannedStep[] = [
    { key: 'created', part: read.created, when: at },
    { key: 'paid', part: read.paid, when: paidAt, effect: 'order-posted' },
  ];
  if (store === 'cancels') {
    const part = read.cancelled(when);
    steps.push({ key: 'cancelled', part, when, effect: 'order-cancelled', isAwaited: true });
  }
  if (sold !== undefined) {
    steps.push({ key: 'changed', part: sold.paid, when, effect: 'order-changed', isAwaited: true });
  }
  if (store === 'holds' && read.held !== undefined) {
    const until = when + later(clock, HELD_FOR);
    steps.push({ key: 'held', part: read.held(true), when, effect: 'order-held' });
    steps.push({ key: 'let-go', part: read.held(false), when: until, effect: 'order-let-go' });
  }
  return steps;
}

function planned({ key, part, when, effect, isAwaited }: PlannedStep, lose: readonly Step[]) {
  const { headers, body, resource } = part;
  const shown = resource === undefined ? undefined : stringifyLossless(resource);
  const latest = isAwaited === true ? when + LABEL.awaited : undefined;
  return { key, headers, body, resource: shown, effect, latest, lost: lose.includes(key) };
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
