import { CHANNEL_CAPABILITIES } from '../domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../domain/order/marketplace-name.ts';
import type { MarketplaceName } from '../domain/order/marketplace-name.ts';
import { after } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChannelPoll, Found, ListedOrder, OrderLists } from '../ports/channel-polls.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import { atMost } from './at-most.ts';
import { orderIdAt } from './accept-order.ts';
import type { OrderMessage } from './receive-delivery.ts';

export type PollServices = Pick<Services, 'clock' | 'fingerprint' | 'queue' | 'polls'> & {
  readonly directory: Pick<Services['directory'], 'channelsOf'>;
  readonly orders: Pick<Services['orders'], 'order'>;
  readonly lists: OrderLists;
};

/** A message may still be on its way; and Amazon lists nothing of the last two minutes. */
const GRACE = { minutes: -3 };
/** What was entered late, or in a clock that is slow, lies in the window before. */
const OVERLAP = { minutes: -30 };
/** Channels of one marketplace that are asked at the same time. */
const AT_ONCE = 8;
/** So often a run notes where it is: few enough to do again. */
const NOTED_EVERY = 100;
/** Of one channel in one run: its pace is shared with what is told it. */
const MOST_PAGES = 20;
/** More than change within two windows; what is forgotten is asked for again, without harm. */
const MOST_RECENT = 1_000;
const NOTHING: Found = { orders: 0, payments: 0, cancellations: 0 };

/**
 * Asks every channel that can be asked for what changed since the last time, and brings in what no
 * message told: an order that never arrived, its payment, its cancellation. Each goes the way of a
 * message that names an order, so it is taken once, whatever else arrives. Each marketplace has its
 * own few calls at once: one that hangs keeps no other waiting. A run that is cut short is gone on with
 * by the next, so that the last channels have their turn as often as the first.
 *
 * @throws AggregateError with every fault of ours; a channel that does not answer is none
 */
export async function pollChannels(services: PollServices): Promise<void> {
  const runs = await Promise.all(
    POLLED.map((marketplace) =>
      atMost(AT_ONCE, inTurn(services, marketplace), (channel) => pollChannel(services, channel)),
    ),
  );
  const faults = runs.flat();
  if (faults.length > 0) throw new AggregateError(faults, 'not every channel was polled');
}

const POLLED = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].polls);

/** Behind where the last run was cut short, then from the first one to there. */
async function* inTurn(
  { directory, polls }: PollServices,
  marketplace: MarketplaceName,
): AsyncGenerator<Channel> {
  const start = await polls.reached(marketplace);
  const parts = start === undefined ? [undefined] : [start, undefined];
  let taken = 0;
  for (const after of parts) {
    for await (const channel of directory.channelsOf(marketplace, after)) {
      if (after === undefined && start !== undefined && channel.channelId > start) break;
      taken += 1;
      if (taken % NOTED_EVERY === 0) await polls.putReached(marketplace, channel.channelId);
      yield channel;
    }
  }
  if (start !== undefined || taken >= NOTED_EVERY) await polls.putReached(marketplace, undefined);
}

/** The first time there is nothing to compare with: what was sold before the channel was connected is not ours. */
async function pollChannel(services: PollServices, channel: Channel): Promise<void> {
  const { clock, polls } = services;
  const { channelId, disabled } = channel;
  if (disabled !== undefined) return;
  const ranAt = clock.now();
  const known = await polls.poll(channelId);
  if (known === undefined) {
    return polls.putPoll({ channelId, seenUntil: ranAt, recent: [], ranAt, found: NOTHING });
  }
  const start = { ...known, ranAt, fault: undefined };
  await polls.putPoll(await lookThrough(services, channel, start));
}

/** Page by page; what was found is queued before the poll says that it was looked at. */
async function lookThrough(
  services: PollServices,
  channel: Channel,
  start: ChannelPoll,
): Promise<ChannelPoll> {
  const { since, until, page: first } = windowOf(start);
  let poll = start;
  let page = first;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const listed = await services.lists.changed(channel, { since, until }, page);
    if (listed.kind === 'transient') {
      return { ...poll, fault: listed.reason, resume: resumeAt(since, until, page) };
    }
    poll = await bringIn(services, channel, poll, listed.orders);
    page = listed.next;
    if (page === undefined) return { ...poll, seenUntil: until, resume: undefined };
  }
  return { ...poll, resume: resumeAt(since, until, page) };
}

function windowOf({ resume, seenUntil, ranAt }: ChannelPoll): {
  readonly since: Instant;
  readonly until: Instant;
  readonly page?: string;
} {
  if (resume !== undefined) return resume;
  const until = after(ranAt, GRACE);
  // Never backwards: two runs may overlap.
  return { since: after(seenUntil, OVERLAP), until: until > seenUntil ? until : seenUntil };
}

function resumeAt(since: Instant, until: Instant, page?: string): ChannelPoll['resume'] {
  return page === undefined ? undefined : { since, until, page };
}

async function bringIn(
  services: PollServices,
  channel: Channel,
  poll: ChannelPoll,
  listed: readonly ListedOrder[],
): Promise<ChannelPoll> {
  const fresh = listed.filter((order) => !poll.recent.includes(keyOf(order)));
  const lost = await Promise.all(
    fresh.map(async (order) => ({ order, news: await newsOf(services, channel, order) })),
  );
  let { recent, found } = poll;
  for (const { order, news } of lost) {
    if (news === undefined) continue;
    await services.queue.send('orders', {
      body: JSON.stringify(messageOf(services, channel, order)),
    });
    recent = [...recent, keyOf(order)].slice(-MOST_RECENT);
    found = { ...found, [news]: found[news] + 1 };
  }
  return { ...poll, recent, found };
}

/** What a message would have told that we do not know; undefined when nothing is missing. */
async function newsOf(
  services: PollServices,
  channel: Channel,
  { channelOrderId, cancelled, updatedAt }: ListedOrder,
): Promise<keyof Found | undefined> {
  const known = await services.orders.order(orderIdAt(services, channel, channelOrderId));
  // One that was cancelled before we heard of it never mattered here.
  if (known === undefined) return cancelled ? undefined : 'orders';
  if (cancelled) return known.cancel === undefined ? 'cancellations' : undefined;
  const isNewer = updatedAt === undefined || updatedAt > known.sourceUpdatedAt;
  return !known.paid && isNewer ? 'payments' : undefined;
}

function keyOf({ channelOrderId, version }: ListedOrder): string {
  return `${channelOrderId} ${version}`;
}

/** A message as of the channel itself, that names the order; its id is the same however often it is found. */
function messageOf(
  { clock, fingerprint }: PollServices,
  { channelId }: Channel,
  order: ListedOrder,
): OrderMessage {
  const body = Buffer.from(JSON.stringify(order));
  return {
    channelId,
    deliveryId: `polled.${order.channelOrderId}.${order.version}`,
    topic: 'polled',
    payloadHash: fingerprint.sha256(body),
    receivedAt: clock.now(),
    occurredAt: order.updatedAt,
    body: body.toString('base64'),
    channelOrderId: order.channelOrderId,
  };
}
