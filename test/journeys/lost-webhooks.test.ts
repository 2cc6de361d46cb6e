import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_CHANNELS } from '../../functions/sandbox/demo/channels.ts';
import { stringifyLossless } from '../../functions/sandbox/lossless-json.ts';
import { startSandbox } from '../../scripts/start/sandbox-process.ts';
import type { SandboxProcess } from '../../scripts/start/sandbox-process.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import type { HostServices } from '../../local/handler-table.ts';
import { eventually } from '../support/eventually.ts';
import { paced } from '../support/paced.ts';
import type { ChannelUnderTest } from './channel-orders.ts';
import { amazon } from './channels/amazon.ts';
import { ebay } from './channels/ebay.ts';
import { lazada } from './channels/lazada.ts';
import { shopee } from './channels/shopee.ts';
import { shopify } from './channels/shopify.ts';
import { temu } from './channels/temu.ts';
import { tikTokShop } from './channels/tiktok-shop.ts';
import { wooCommerce } from './channels/woocommerce.ts';
import { embeddedHost } from './embedded-host.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { operatorClient } from './operator-client.ts';

/** Far more than it takes: a message that met a busy partner is told again after a minute. */
const PATIENCE_MS = 900_000;
/** Four hours in a second. */
const SPEED = 14_400;

const CHANNELS: readonly Pick<ChannelUnderTest, 'marketplace' | 'order' | 'orderNumber'>[] = [
  ...[amazon, shopify, wooCommerce, ebay],
  ...[tikTokShop, shopee, lazada, temu],
];

interface Effect {
  readonly kind: string;
  readonly subject: string;
}
interface ChannelItem {
  readonly channelId: string;
  readonly poll?: { readonly found: Readonly<Record<string, number>>; readonly fault?: string };
}

/**
 * The channel that is asked for what changed; no other is. Amazon grants twenty lists at once and
 * then one in three minutes: none is wasted while there is nothing to find.
 */
let asked: string | undefined;
const askedOnly = (services: HostServices): HostServices => ({
  ...services,
  lists: {
    changed: async (channel, ...which) =>
      channel.channelId === asked
        ? services.lists.changed(channel, ...which)
        : { kind: 'transient', reason: 'not asked for now' },
  },
});

let sandbox: SandboxProcess;
let host: HostUnderTest;
let operator: ReturnType<typeof operatorClient>;
const data = mkdtempSync(join(tmpdir(), 'bondway-lost-'));

beforeAll(async () => {
  const speed = paced(SPEED);
  const clock = { origin: new Date().toISOString(), speed };
  const started = { data, hostUrl: 'http://127.0.0.1:9', seed: 1, speed };
  sandbox = await startSandbox({ ...started, clockOrigin: clock.origin });
  const often = { takeNotificationsEveryMs: 20, pollChannelsEveryMs: 400 };
  const embedded = await embeddedHost(sandbox.url, { clock, ...often, around: askedOnly });
  await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: embedded.url, ...embedded.shared });
  host = embedded;
  operator = operatorClient(host);
  // What is sold from now on is ours.
  await eventually(async () => {
    const polled = (await channels()).filter(({ poll }) => poll !== undefined);
    return polled.length === CHANNELS.length ? polled : undefined;
  }, host.lookEveryMs);
}, PATIENCE_MS);
afterAll(async () => {
  await host.close();
  await sandbox.stop();
  rmSync(data, { recursive: true, force: true });
}, PATIENCE_MS);

async function channels(): Promise<readonly ChannelItem[]> {
  const headers = { authorization: `Bearer ${host.token}` };
  const answer = await fetch(`${host.url}/v1/channels`, { headers });
  return ((await answer.json()) as { readonly items: readonly ChannelItem[] }).items;
}

describe.each(CHANNELS.map((channel) => [channel.marketplace, channel] as const))(
  'of %s',
  (marketplace, channel) => {
    const channelId =
      DEMO_CHANNELS.find((each) => each.marketplace === marketplace)?.channelId ?? '';
    const [lost, cancelled] = [930_001, 930_002];

    const post = async (number: number, script: string, lose: readonly string[]) => {
      const body = stringifyLossless({ channelId, order: channel.order(number), script, lose });
      const answer = await fetch(`${sandbox.url}/sandbox/orders`, { method: 'POST', body });
      expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)]);
    };
    const cancelledAtStore = async () => {
      const answer = await fetch(`${sandbox.url}/sandbox/journal`);
      const { effects } = (await answer.json()) as { effects: readonly Effect[] };
      return effects.find(
        ({ kind, subject }) =>
          kind === 'order-cancelled' && subject === channel.orderNumber(cancelled),
      );
    };
    const parcels = (number: number) => operator.consignmentsOf(channel.orderNumber(number));
    /** What is brought in is worked before the poll says so; at this speed a message that is on its way may look lost, too. */
    const found = (kind: string) =>
      eventually(async () => {
        const item = (await channels()).find((each) => each.channelId === channelId);
        return (item?.poll?.found[kind] ?? 0) > 0 ? item?.poll?.found : undefined;
      }, host.lookEveryMs);

    test(
      'an order of which no webhook arrived is brought in, once',
      async () => {
        await post(lost, 'accept', ['created', 'paid']);
        asked = channelId;
        const [parcel] = await eventually(async () => {
          const all = await parcels(lost);
          return all.length > 0 ? all : undefined;
        }, host.lookEveryMs);
        expect(parcel).toMatchObject({ status: expect.not.stringMatching(/cancelled/) });
        expect(await found('orders')).toMatchObject({ orders: 1, cancellations: 0 });
      },
      PATIENCE_MS,
    );

    test(
      'a cancellation whose webhook was lost stops the parcel, once',
      async () => {
        asked = undefined;
        await post(cancelled, 'cancel', ['cancelled']);
        await eventually(cancelledAtStore, host.lookEveryMs);
        asked = channelId;
        await eventually(async () => {
          const [parcel] = await parcels(cancelled);
          return parcel?.status === 'cancelled' ? parcel : undefined;
        }, host.lookEveryMs);
        expect((await parcels(cancelled)).map(({ status }) => status)).toEqual(['cancelled']);
        expect(await found('cancellations')).toMatchObject({ cancellations: 1 });
        expect(await parcels(lost)).toHaveLength(1);
        expect(await operator.cases()).toEqual([]);
      },
      PATIENCE_MS,
    );
  },
);
