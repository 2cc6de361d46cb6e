import { beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import type { Order } from '../../functions/domain/order/order.ts';
import type { ChannelPoll, ListedOrder, OrderLists } from '../../functions/ports/channel-polls.ts';
import type { Channel } from '../../functions/ports/directory.ts';
import { orderIdAt } from '../../functions/usecases/accept-order.ts';
import { pollChannels } from '../../functions/usecases/poll-channels.ts';
import { aChannel } from '../support/channel-builder.ts';
import { eventually } from '../support/eventually.ts';
import { anOrder } from '../support/order-builder.ts';
import { streamOf } from '../support/stream-of.ts';

const SHOP = aChannel({ channelId: 'shop', marketplace: 'shopify' });
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 10, minutes)).toISOString();
const listed = (channelOrderId: string, overrides: Partial<ListedOrder> = {}): ListedOrder => ({
  channelOrderId,
  version: at(0),
  updatedAt: at(0),
  cancelled: false,
  ...overrides,
});

type Page = Awaited<ReturnType<OrderLists['changed']>>;
let now: string;
let channels: readonly Channel[];
let known: Map<string, Order>;
let polls: Map<string, ChannelPoll>;
let reached: string | undefined;
let queued: { readonly channelOrderId: string; readonly deliveryId: string }[];
let asked: {
  readonly channelId: string;
  readonly since: string;
  readonly until: string;
  readonly page?: string;
}[];
let pages: (page?: string) => Page;

beforeEach(() => {
  now = at(0);
  channels = [SHOP];
  known = new Map();
  polls = new Map();
  reached = undefined;
  queued = [];
  asked = [];
  pages = () => ({ kind: 'listed', orders: [] });
});

const services = {
  clock: { now: () => now, wall: () => now, wallMilliseconds: (each: number) => each },
  fingerprint: nodeFingerprint,
  queue: {
    send: async (_queue: string, { body }: { readonly body: string }) => {
      queued.push(JSON.parse(body) as (typeof queued)[number]);
    },
  },
  polls: {
    poll: async (channelId: string) => polls.get(channelId),
    putPoll: async (poll: ChannelPoll) => void polls.set(poll.channelId, poll),
    reached: async (marketplace: string) => (marketplace === 'shopify' ? reached : undefined),
    putReached: async (marketplace: string, channelId?: string) => {
      if (marketplace === 'shopify') reached = channelId;
    },
  },
  directory: {
    channelsOf: (marketplace: string, after = '') =>
      streamOf(
        channels.filter(
          (channel) => channel.marketplace === marketplace && channel.channelId > after,
        ),
      ),
  },
  orders: { order: async (orderId: string) => known.get(orderId) },
  lists: {
    changed: async (
      { channelId }: Channel,
      window: { since: string; until: string },
      page?: string,
    ) => {
      asked.push({ channelId, ...window, page });
      return pages(page);
    },
  },
};
const run = async (minute: number) => {
  now = at(minute);
  await pollChannels(services);
};
const know = (channelOrderId: string, overrides: Partial<Order>) =>
  known.set(
    orderIdAt(services, SHOP, channelOrderId),
    anOrder({ channelOrderId, paid: true, sourceUpdatedAt: at(0), ...overrides }),
  );
const holding = (...orders: readonly ListedOrder[]) => {
  pages = () => ({ kind: 'listed', orders });
};

describe('a channel that is polled', () => {
  test('is not asked for what was sold before it was connected, and then for windows that overlap', async () => {
    await run(0);
    expect(asked).toEqual([]);
    await run(15);
    await run(30);
    expect(asked.map(({ since, until }) => [since, until])).toEqual([
      [at(-30), at(12)],
      [at(-18), at(27)],
    ]);
  });

  test('brings in an order that never arrived, once in two windows, as a message that names it', async () => {
    await run(0);
    holding(listed('1'), listed('2', { cancelled: true }));
    await run(15);
    await run(30);
    expect(queued).toEqual([
      expect.objectContaining({
        channelId: 'shop',
        channelOrderId: '1',
        deliveryId: `polled.1.${at(0)}`,
        topic: 'polled',
        occurredAt: at(0),
      }),
    ]);
    expect(polls.get('shop')?.found).toEqual({ orders: 1, payments: 0, cancellations: 0 });
  });

  test.each([
    ['a cancellation that was lost', { paid: true }, { cancelled: true }, 'cancellations'],
    ['a payment that was lost', { paid: false }, { updatedAt: at(1) }, 'payments'],
    ['a payment, where no time is told', { paid: false }, { updatedAt: undefined }, 'payments'],
  ] as const)('brings in %s', async (_what, ours, theirs, news) => {
    await run(0);
    know('1', ours);
    holding(listed('1', theirs));
    await run(15);
    expect(queued).toHaveLength(1);
    expect(polls.get('shop')?.found).toMatchObject({ orders: 0, [news]: 1 });
  });

  test.each([
    ['is known as it is', {}, {}],
    ['is known as cancelled', { cancel: { requestedAt: at(0), reason: 'x' } }, { cancelled: true }],
    ['is known and paid, whatever else changed', {}, { updatedAt: at(5) }],
    ['is not paid there either', { paid: false }, {}],
  ] as const)('leaves what %s', async (_what, ours, theirs) => {
    await run(0);
    know('1', ours);
    holding(listed('1', theirs));
    await run(15);
    expect(queued).toEqual([]);
  });

  test('goes on at the page where its channel failed, and forgets nothing', async () => {
    await run(0);
    pages = (page) =>
      page === undefined
        ? { kind: 'listed', orders: [listed('1')], next: 'two' }
        : { kind: 'transient', reason: 'HTTP 503' };
    await run(15);
    expect(polls.get('shop')).toMatchObject({
      seenUntil: at(0),
      fault: 'HTTP 503',
      resume: { since: at(-30), until: at(12), page: 'two' },
    });
    pages = () => ({ kind: 'listed', orders: [listed('2')] });
    await run(30);
    expect(asked.at(-1)).toMatchObject({ since: at(-30), until: at(12), page: 'two' });
    expect(queued.map(({ channelOrderId }) => channelOrderId)).toEqual(['1', '2']);
    const { resume, fault, seenUntil } = polls.get('shop') ?? {};
    expect([resume, fault, seenUntil]).toEqual([undefined, undefined, at(12)]);
  });

  test('takes no more than its share in one run', async () => {
    await run(0);
    pages = (page = '0') => ({ kind: 'listed', orders: [], next: String(Number(page) + 1) });
    await run(15);
    expect(asked).toHaveLength(20);
    await run(30);
    expect(asked[20]).toMatchObject({ page: '20', until: at(12) });
  });

  test('is looked through again when the queue took nothing', async () => {
    await run(0);
    holding(listed('1'));
    const queue = { send: () => Promise.reject(new Error('full')) };
    now = at(15);
    await expect(pollChannels({ ...services, queue })).rejects.toThrow('not every channel');
    await run(30);
    expect(queued).toHaveLength(1);
  });

  test('is one of few at once, and one that hangs or fails keeps no other from its turn', async () => {
    const shops = Array.from({ length: 40 }, (_each, index) => ({
      ...SHOP,
      channelId: `shop-${String(index)}`,
    }));
    channels = [...shops, aChannel({ channelId: 'woo', marketplace: 'woocommerce' })];
    await run(0);
    let underWay = 0;
    let most = 0;
    let free: (() => void) | undefined;
    const hangs = new Promise<void>((resolve) => (free = resolve));
    const changed: OrderLists['changed'] = async ({ channelId }) => {
      underWay += 1;
      most = Math.max(most, underWay);
      if (channelId === 'shop-3') await hangs;
      else await Promise.resolve();
      underWay -= 1;
      if (channelId === 'shop-5') throw new Error('a fault of ours');
      if (channelId === 'shop-39') free?.();
      return { kind: 'listed', orders: [] };
    };
    now = at(15);
    const polled = pollChannels({ ...services, lists: { changed } });
    await expect(polled).rejects.toMatchObject({ errors: [new Error('a fault of ours')] });
    expect(most).toBeLessThanOrEqual(8 + 1);
    const seen = [...polls.values()].filter(({ seenUntil }) => seenUntil === at(12));
    expect(seen).toHaveLength(channels.length - 1);
  });

  test('is read from the directory as its turn comes, and a directory that breaks off is a fault', async () => {
    let read = 0;
    const channelsOf = async function* (marketplace: string): AsyncGenerator<Channel> {
      if (marketplace !== 'shopify') return;
      for (; read < 3; read += 1) yield { ...SHOP, channelId: `shop-${String(read)}` };
      throw new Error('throttled');
    };
    const polled = pollChannels({ ...services, directory: { channelsOf } });
    await expect(polled).rejects.toMatchObject({ errors: [new Error('throttled')] });
    expect([...polls.keys()]).toEqual(['shop-0', 'shop-1', 'shop-2']);
  });

  test('is none without a list, or when it is disabled', async () => {
    const disabled = { at: at(0), by: 'anna' };
    channels = [aChannel({ marketplace: 'canonical' }), { ...SHOP, disabled }];
    await run(0);
    await run(15);
    expect([asked, [...polls]]).toEqual([[], []]);
  });
});

describe('of very many channels', () => {
  const shop = (number: number) =>
    aChannel({ channelId: `shop-${String(number).padStart(3, '0')}`, marketplace: 'shopify' });
  const ids = () => [...polls.keys()];

  test('a run that was cut short is gone on with, and comes round to where it began', async () => {
    channels = Array.from({ length: 250 }, (_each, number) => shop(number));
    reached = 'shop-199';
    await run(0);
    expect(ids()).toHaveLength(250);
    expect([ids()[0], ids()[49], ids()[50], ids()[249]]).toEqual([
      'shop-200',
      'shop-249',
      'shop-000',
      'shop-199',
    ]);
    expect(reached).toBeUndefined();
  });

  test('a run that is cut short notes where it was', async () => {
    channels = Array.from({ length: 250 }, (_each, number) => shop(number));
    const putPoll = async (poll: ChannelPoll) => {
      if (poll.channelId > 'shop-220') await new Promise(() => {});
      polls.set(poll.channelId, poll);
    };
    void pollChannels({ ...services, polls: { ...services.polls, putPoll } });
    await eventually(async () => (polls.has('shop-220') ? true : undefined), 1);
    expect(reached).toBe('shop-199');
  });
});
