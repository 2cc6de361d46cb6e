import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_CHANNELS } from '../../functions/sandbox/demo/channels.ts';
import { stringifyLossless } from '../../functions/sandbox/lossless-json.ts';
import { demoOrders } from '../../scripts/start/demo-orders.ts';
import { startSandbox } from '../../scripts/start/sandbox-process.ts';
import type { SandboxProcess } from '../../scripts/start/sandbox-process.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { eventually } from '../support/eventually.ts';
import type { ChannelUnderTest } from './channel-orders.ts';
import { amazon } from './channels/amazon.ts';
import { lazada } from './channels/lazada.ts';
import { shopee } from './channels/shopee.ts';
import { shopify } from './channels/shopify.ts';
import { temu } from './channels/temu.ts';
import { tikTokShop } from './channels/tiktok-shop.ts';
import { wooCommerce } from './channels/woocommerce.ts';
import { ebay } from './channels/ebay.ts';
import { embeddedHost } from './embedded-host.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { operatorClient } from './operator-client.ts';

/** Far more than it takes: a message that met a busy partner is told again after a minute. */
const PATIENCE_MS = 900_000;
/** Four hours in a second. */
const SPEED = 14_400;
const OFTEN = { takeNotificationsEveryMs: 20, renewTokensEveryMs: 100 };
/** Their tokens end, and are kept as a pair. */
const RENEWED = ['demo-shopee', 'demo-lazada', 'demo-tiktok'];

const CHANNELS: readonly ChannelUnderTest[] = [
  ...[shopify, wooCommerce, ebay, amazon, tikTokShop],
  ...[shopee, lazada, temu],
];

interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

let sandbox: SandboxProcess;
let host: HostUnderTest;
let operator: ReturnType<typeof operatorClient>;
const data = mkdtempSync(join(tmpdir(), 'bondway-channels-'));

beforeAll(async () => {
  const clock = { origin: new Date().toISOString(), speed: SPEED };
  const started = { data, hostUrl: 'http://127.0.0.1:9', seed: 1, speed: SPEED };
  sandbox = await startSandbox({ ...started, clockOrigin: clock.origin });
  const embedded = await embeddedHost(sandbox.url, { clock, ...OFTEN });
  await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: embedded.url, ...embedded.shared });
  host = embedded;
  operator = operatorClient(host);
  // Of the tokens that were entered nobody knows when they end: they are had anew at once.
  await eventually(async () => {
    const until = await Promise.all(
      RENEWED.map((channelId) => host.secret(`channels/${channelId}/token-until`)),
    );
    return until.every(([each]) => each !== undefined) ? until : undefined;
  }, host.lookEveryMs);
}, PATIENCE_MS);
afterAll(async () => {
  await host.close();
  await sandbox.stop();
  rmSync(data, { recursive: true, force: true });
}, PATIENCE_MS);

describe.each(CHANNELS.map((channel) => [channel.marketplace, channel] as const))(
  'an order of %s',
  (marketplace, channel) => {
    const channelId =
      DEMO_CHANNELS.find((each) => each.marketplace === marketplace)?.channelId ?? '';
    const [delivered, cancelled] = [910_001, 910_002];

    const post = async (number: number, script: string) => {
      const body = stringifyLossless({ channelId, order: channel.order(number), script });
      const answer = await fetch(`${sandbox.url}/sandbox/orders`, { method: 'POST', body });
      expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)]);
    };
    /** Where an order ended; one whose cancellation overtook it, without a parcel. */
    const ended = (number: number) =>
      eventually(async () => {
        const all = await demoOrders(host, sandbox.url);
        const found = all.find((each) => each.orderNumber === channel.orderNumber(number));
        const isOver = ['delivered', 'cancelled', 'held', 'needs-operator'];
        return isOver.find((end) => end === found?.actualEnd);
      }, host.lookEveryMs);
    const told = async (number: number): Promise<Record<string, number>> => {
      const { effects } = (await (await fetch(`${sandbox.url}/sandbox/journal`)).json()) as {
        effects: readonly Effect[];
      };
      const ofOrder = effects.filter(({ subject }) => subject === channel.orderNumber(number));
      const updates = ofOrder.filter(({ kind }) => kind.startsWith('update '));
      return Object.fromEntries(updates.map(({ kind, count }) => [kind, count]));
    };
    const once = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind) => [kind, 1]));
    const toldAll = (number: number, kinds: readonly string[]) =>
      eventually(async () => {
        const updates = await told(number);
        return kinds.every((kind) => kind in updates) ? updates : undefined;
      }, host.lookEveryMs);

    /** Those of the delivered order, but for when somebody said something of them: scans may be late. */
    const parcels = async () => {
      const all = await operator.consignmentsOf(channel.orderNumber(delivered));
      return all.map(({ updatedAt: _updatedAt, ...parcel }) => parcel);
    };
    const postLate = (secrets: readonly string[]) => {
      const { url, path = '', headers, body } = channel.late(delivered, secrets, host);
      return fetch(url ?? `${host.url}${path}`, { method: 'POST', headers, body });
    };

    test(
      'that is posted twice is delivered once, and its channel hears of it once',
      async () => {
        await post(delivered, 'duplicate');
        expect(await ended(delivered)).toBe('delivered');
        expect(await toldAll(delivered, channel.told.delivered)).toEqual(
          once(channel.told.delivered),
        );
      },
      PATIENCE_MS,
    );

    test(
      'that an older message comes after changes nothing',
      async () => {
        const secrets = await host.secret(channel.secret ?? `channels/${channelId}`);
        expect((await postLate(secrets)).status).toBeLessThan(300);
        const before = await parcels();
        // What is posted afterwards is worked afterwards: when it has ended, the older message was.
        await post(cancelled, 'cancel');
        expect(await ended(cancelled)).toBe('cancelled');
        expect(await parcels()).toEqual(before);
        expect(before).toHaveLength(1);
        expect(await operator.cases()).toEqual([]);
      },
      PATIENCE_MS,
    );

    test('that is cancelled ends so, and its channel hears of it once', async () => {
      expect(await toldAll(cancelled, channel.told.cancelled)).toEqual(
        once(channel.told.cancelled),
      );
    });

    test('that anybody forges is refused', async () => {
      const answer = await postLate(['whsec_Zm9yZ2VkIGJ5IHNvbWVib2R5']);
      const { status, says } = channel.forged ?? { status: 401, says: /^$/ };
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(says)]);
    });
  },
);

test(
  'an order that a Shopify store holds back for a day stands still until it lets it go',
  async () => {
    const number = 910_003;
    const order = { channelId: 'demo-shop', order: shopify.order(number), script: 'hold' };
    const posted = await fetch(`${sandbox.url}/sandbox/orders`, {
      method: 'POST',
      body: stringifyLossless(order),
    });
    expect(posted.status).toBe(201);
    const delivered = await eventually(async () => {
      const [found] = await operator.consignmentsOf(shopify.orderNumber(number));
      return found?.status === 'delivered' ? found : undefined;
    }, host.lookEveryMs);
    const page = await operator.consignment(delivered.consignmentId);
    const types = page.timeline.map(({ type }) => type);
    // The warehouse may accept it before the hold is worked, or after.
    const stood = types.slice(0, types.indexOf('let-go'));
    expect(stood).toEqual(expect.arrayContaining(['held-back', 'held', 'warehouse-accepted']));
    expect(stood).not.toContain('document-filed');
    expect(types).toContain('document-filed');
    expect(await operator.order(page.orderId)).toMatchObject({
      changes: [{ parts: ['hold'], answer: 'accepted' }],
    });
  },
  PATIENCE_MS,
);
