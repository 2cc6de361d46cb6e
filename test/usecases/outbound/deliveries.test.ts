import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sendDueJob } from '../../../functions/handlers/jobs/send-due.ts';
import { tellChannelJob } from '../../../functions/handlers/jobs/tell-channel.ts';
import type { Endpoint } from '../../../functions/domain/outbound/endpoint.ts';
import { queueNotices } from '../../../functions/usecases/owed-notices.ts';
import { answered } from '../../support/world/fake-endpoints.ts';
import { GATED_OUT, PACKED, UNTIL_DELIVERY, UNTIL_RELEASE } from '../../support/world/facts.ts';
import { accepted, aWorld, settle, told } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';
import { anIncomingOrder, CHANNEL, MERCHANT } from '../../support/world/world-data.ts';

const OF_CHANNEL = `channel.${CHANNEL.channelId}`;

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

async function anEndpoint(overrides: Partial<Endpoint> = {}): Promise<Endpoint> {
  const endpoint: Endpoint = {
    endpointId: 'EP1',
    merchantId: MERCHANT.merchantId,
    url: 'https://merchant.example/events',
    description: 'ERP',
    events: [],
    version: 1,
    createdAt: world.clock.wall(),
    ...overrides,
  };
  await world.services.endpoints.putEndpoint(endpoint);
  return endpoint;
}

async function started(): Promise<string> {
  const id = await accepted(world, anIncomingOrder());
  await settle(world);
  return id;
}

/** Feeds the trail and works what is queued once. */
async function notify(id: string): Promise<void> {
  await queueNotices(world.services, await world.services.orders.events(id));
  await workOnce();
}

/** Works what is queued, whatever delay it has; gives back the delays. */
async function workOnce(): Promise<readonly (number | undefined)[]> {
  const messages = world.queue.take('notices');
  const bodies = messages.map(({ body }) => JSON.stringify(body));
  const report = (fault: unknown) => {
    throw fault;
  };
  expect(await tellChannelJob(world.services, report)(bodies)).toEqual([]);
  return messages.map(({ delaySeconds }) => delaySeconds);
}

const triesAt = (endpointId: string) =>
  world.sent.tries.filter((each) => each.endpointId === endpointId);
const logOf = async (endpointId: string) =>
  (await world.services.endpoints.deliveries({ endpointId, limit: 50 })).items;
const stored = (endpointId: string) =>
  world.services.endpoints.endpoint(MERCHANT.merchantId, endpointId);
const caseKinds = async () =>
  (await world.services.orders.cases(MERCHANT.merchantId, 50)).map(({ kind }) => kind);

describe('what endpoints are told', () => {
  test('each that wants it, once, the channel at its own address', async () => {
    await anEndpoint();
    await anEndpoint({ endpointId: 'EP2', events: ['consignment.delivered'] });
    await anEndpoint({ endpointId: 'EP3', channelId: 'another' });
    await anEndpoint({ endpointId: 'EP4', merchantId: 'another' });
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await told(world, id, ...UNTIL_DELIVERY);
    await notify(id);
    await notify(id);
    const types = async (endpointId: string) => (await logOf(endpointId)).map(({ type }) => type);
    const all = ['consignment.delivered', 'consignment.shipped', 'order.accepted'];
    expect((await types('EP1')).toSorted()).toEqual(all);
    expect((await types(OF_CHANNEL)).toSorted()).toEqual(all);
    expect(await types('EP2')).toEqual(['consignment.delivered']);
    expect(await types('EP3')).toEqual([]);
    expect(await types('EP4')).toEqual([]);
    expect(world.sent.tries).toHaveLength(7);
  });

  test('with a version that grows, so that an older event never overwrites a newer one', async () => {
    await anEndpoint();
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await told(world, id, ...UNTIL_DELIVERY);
    await notify(id);
    const versions = triesAt('EP1').map(
      ({ body }) => (JSON.parse(body) as { data: { version: number } }).data.version,
    );
    expect(versions).toHaveLength(3);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  test('not twice where an endpoint was entered for the channel’s own address', async () => {
    await anEndpoint({ url: CHANNEL.updatesUrl });
    await notify(await started());
    expect(world.sent.tries.map(({ endpointId }) => endpointId)).toEqual(['EP1']);
  });

  test('while the channel itself is out of reach, and not again when it comes back', async () => {
    await anEndpoint();
    const id = await started();
    const { marketplace } = world.services;
    const down = {
      ...world.services,
      marketplace: {
        ...marketplace,
        tell: async () => ({ kind: 'transient', reason: 'HTTP 503' }) as const,
      },
    };
    const body = JSON.stringify({ consignmentId: id, version: 1 });
    // The notice comes again by its own schedule: no message of the queue has failed.
    expect(await tellChannelJob(down, () => undefined)([body])).toEqual([]);
    expect(await tellChannelJob(world.services, () => undefined)([body])).toEqual([]);
    expect(triesAt('EP1')).toHaveLength(1);
  });
});

describe('an endpoint that fails', () => {
  test('is tried again after 5 s, 5 min, then by the sweep, always under the same id', async () => {
    await anEndpoint();
    world.sent.answers('EP1', answered(500));
    const id = await started();
    await notify(id);
    const [first] = await workOnce();
    expect(first).toBeGreaterThanOrEqual(5);
    expect(first).toBeLessThanOrEqual(6);
    const [second] = await workOnce();
    expect(second).toBeGreaterThanOrEqual(270);
    expect(await workOnce()).toEqual([]);
    world.clock.advance({ minutes: 20 });
    await sendDueJob(world.services)();
    expect(await workOnce()).toEqual([]);
    world.clock.advance({ minutes: 20 });
    world.sent.answers('EP1', answered(200));
    await sendDueJob(world.services)();
    expect(await workOnce()).toEqual([0]);
    expect(triesAt('EP1')).toHaveLength(4);
    expect(new Set(triesAt('EP1').map(({ eventId, body }) => eventId + body)).size).toBe(1);
    const [delivery] = await logOf('EP1');
    expect(delivery?.status).toBe('delivered');
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
  });

  test('a message that is lost is missed by the sweep, and a late one does nothing', async () => {
    await anEndpoint();
    world.sent.answers('EP1', answered(500));
    await notify(await started());
    const [lost] = world.queue.take('notices');
    world.clock.advance({ minutes: 11 });
    await sendDueJob(world.services)();
    await sendDueJob(world.services)();
    await workOnce();
    expect(triesAt('EP1')).toHaveLength(2);
    const late = JSON.stringify(lost?.body);
    expect(await tellChannelJob(world.services, () => undefined)([late])).toEqual([]);
    expect(triesAt('EP1')).toHaveLength(2);
  });

  test('is disabled by 410, with a case; what comes then is kept for later', async () => {
    await anEndpoint();
    world.sent.answers('EP1', answered(410));
    const id = await started();
    await notify(id);
    expect((await stored('EP1'))?.disabled?.reason).toBe('gone');
    expect(await caseKinds()).toEqual(['endpoint-disabled']);
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await told(world, id, ...UNTIL_DELIVERY);
    await notify(id);
    expect(triesAt('EP1')).toHaveLength(1);
    const statuses = (await logOf('EP1')).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['failed', 'skipped', 'skipped']);
    expect(triesAt(OF_CHANNEL)).toHaveLength(3);
  });

  test('is disabled when an event arrived in none of ten attempts', async () => {
    await anEndpoint();
    world.sent.answers('EP1', answered(503));
    await notify(await started());
    for (let attempt = 2; attempt <= 10; attempt += 1) {
      expect((await stored('EP1'))?.disabled).toBeUndefined();
      if (attempt > 3) {
        world.clock.advance({ hours: 27 });
        await sendDueJob(world.services)();
      }
      await workOnce();
    }
    expect(triesAt('EP1')).toHaveLength(10);
    expect((await logOf('EP1'))[0]?.status).toBe('failed');
    expect((await stored('EP1'))?.disabled?.reason).toBe('exhausted');
    expect(await caseKinds()).toEqual(['endpoint-disabled']);
  });

  test('a channel’s endpoint is disabled too, and the channel is left as it was', async () => {
    world.sent.answers(OF_CHANNEL, answered(410));
    await notify(await started());
    expect((await stored(OF_CHANNEL))?.disabled?.reason).toBe('gone');
    expect(await world.services.directory.channel(CHANNEL.channelId)).toEqual(CHANNEL);
  });

  test('with too much under way, the event waits without losing an attempt', async () => {
    await anEndpoint();
    world.sent.answers('EP1', { kind: 'busy' });
    await notify(await started());
    const delays: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) delays.push((await workOnce())[0] ?? 0);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.at(-1)).toBeGreaterThanOrEqual(40);
    world.sent.answers('EP1', answered(204));
    await workOnce();
    const [delivery] = await logOf('EP1');
    expect([delivery?.status, delivery?.attempts.length]).toEqual(['delivered', 1]);
  });
});
