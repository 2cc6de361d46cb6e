import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import { deliveryTests } from '../../functions/adapters/marketplaces/delivery-tests.ts';
import { orderReader } from '../../functions/adapters/marketplaces/order-reader.ts';
import { signWebhook } from '../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import type { Channel } from '../../functions/ports/directory.ts';
import type { InboundRequest } from '../../functions/ports/inbound.ts';
import type { DeliveryRecord } from '../../functions/ports/order-store.ts';
import { testChannel } from '../../functions/usecases/settings/test-channel.ts';
import { aChannel } from '../support/channel-builder.ts';
import { fixedClock } from '../support/fixed-clock.ts';
import { memorySecrets } from '../support/world/memory-secrets.ts';

const SECRET = 'a-secret-of-thirty-two-characters';
const HMAC = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OLD_HMAC = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const BODY = '{"type":"order.paid"}';
const clock = fixedClock();

/** A receiver of one channel, with what it logged. */
async function bench(overrides: Partial<Channel>, secrets: readonly string[]) {
  const kept = memorySecrets();
  const channel = aChannel({ account: '220411', ...overrides });
  await kept.put(`channels/${channel.channelId}`, secrets);
  await kept.put(`channels/${channel.channelId}/verification-token`, [
    'a-token-that-is-registered',
  ]);
  const log: DeliveryRecord[] = [];
  const outbound = { send: () => Promise.reject(new Error('nobody is asked')) };
  const tests = deliveryTests({ outbound, secrets: kept, clock });
  const services = {
    ...{ clock, fingerprint: nodeFingerprint, deliveryTests: tests },
    orders: { recordDelivery: async (record: DeliveryRecord) => void log.push(record) },
  };
  return {
    ...{ log, channel, tests },
    tested: (given?: InboundRequest) => testChannel(services, channel, given),
  };
}

function posted(secret: string, headers: object = {}): InboundRequest {
  const timestamp = Math.floor(Date.parse(clock.wall()) / 1_000);
  const raw = Buffer.from(BODY);
  const signed = { ...signWebhook({ id: 'msg_1', timestamp, body: raw }, [secret]), ...headers };
  return { method: 'POST', query: '', raw, headers: signed };
}

const APP = { appKey: 'key', registeredUrl: 'https://bondway.example/webhooks/shopee/market' };

describe('a message of ours', () => {
  test.each([
    ['canonical', HMAC, 'order.paid'],
    ['shopify', SECRET, 'orders/paid'],
    ['woocommerce', SECRET, 'order.updated'],
    ['tiktok-shop', SECRET, 'ORDER_STATUS_CHANGE'],
    ['shopee', SECRET, 'order_status_push'],
    ['lazada', SECRET, 'trade_order'],
    ['temu', SECRET, 'bg_order_status_change_event'],
  ] as const)('of %s is verified, logged and answered', async (marketplace, secret, topic) => {
    const { tested, log } = await bench({ ...APP, marketplace }, [secret]);
    const result = await tested();
    expect(result).toMatchObject({
      ok: true,
      value: { verifiedWith: 'current-secret', answer: { status: 200 } },
    });
    expect(log).toMatchObject([{ topic, outcome: 'accepted', test: true }]);
    expect(Math.abs(log[0]?.clockSkewSeconds ?? 0)).toBeLessThanOrEqual(1);
  });

  test('of eBay is its challenge, answered with the token that is registered', async () => {
    const { tested, log } = await bench({ ...APP, marketplace: 'ebay' }, []);
    const result = await tested();
    const answer = { status: 200, json: { challengeResponse: expect.stringMatching(/^\w{64}$/) } };
    expect(result).toMatchObject({
      ok: true,
      value: { verifiedWith: 'verification-token', answer },
    });
    expect(log).toMatchObject([{ topic: 'challenge', outcome: 'accepted', test: true }]);
  });

  test.each([
    ['canonical', HMAC, 'order.paid'],
    ['shopify', SECRET, 'orders/paid'],
  ] as const)('of %s is read as an order of test', async (marketplace, secret, topic) => {
    const { tests, channel } = await bench({ marketplace }, [secret]);
    const composed = await tests.compose(channel);
    if (!composed.ok) throw new Error(composed.message);
    const read = orderReader.read(channel, topic, composed.value.raw);
    expect(read).toMatchObject({ ok: true, value: { test: true } });
  });

  test('that its channel does not take says why', async () => {
    const { tested, log } = await bench({ marketplace: 'lazada' }, [SECRET]);
    const reason = 'no-app-key';
    expect(await tested()).toMatchObject({
      ok: true,
      value: { delivery: { outcome: 'refused', reason, test: true }, answer: { status: 401 } },
    });
    expect(log).toMatchObject([{ outcome: 'refused', reason }]);
  });
});

describe('a message of the engineer’s', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const last32 = (der: Buffer) => der.subarray(-32).toString('base64');
  const whsk = `whsk_${last32(privateKey.export({ format: 'der', type: 'pkcs8' }))}`;
  const whpk = `whpk_${last32(publicKey.export({ format: 'der', type: 'spki' }))}`;

  test.each([
    ['the current secret', [HMAC, OLD_HMAC], HMAC, 'current-secret'],
    ['the one before', [HMAC, OLD_HMAC], OLD_HMAC, 'previous-secret'],
    ['v1a', [whpk], whsk, 'current-secret'],
  ])('that %s signed is told apart', async (_name, secrets, secret, verifiedWith) => {
    const { tested } = await bench({}, secrets);
    expect(await tested(posted(secret))).toMatchObject({ ok: true, value: { verifiedWith } });
  });

  test('that nobody signed is refused, with the skew of its clock', async () => {
    const { tested, log } = await bench({}, [HMAC]);
    expect(await tested(posted(OLD_HMAC))).toMatchObject({
      value: { delivery: { reason: 'no-match' }, answer: { status: 401 } },
    });
    const late = posted(HMAC, { 'webhook-timestamp': '1700000000' });
    expect(await tested(late)).toMatchObject({ value: { delivery: { reason: 'too-old' } } });
    expect(log.map(({ outcome, test: isTest }) => [outcome, isTest])).toEqual([
      ['refused', true],
      ['refused', true],
    ]);
  });

  test('that is the ping of a store is answered as one', async () => {
    const { tested, log } = await bench({ marketplace: 'woocommerce' }, [SECRET]);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const raw = Buffer.from('webhook_id=7');
    const result = await tested({ method: 'POST', query: '', raw, headers });
    expect(result).toMatchObject({ value: { verifiedWith: undefined, answer: { status: 200 } } });
    expect(log).toMatchObject([{ topic: 'ping', test: true }]);
  });

  test('has to be there where only its sender can sign', async () => {
    const { tested, log } = await bench({}, [whpk]);
    expect(await tested()).toMatchObject({ ok: false, code: 'only-sender-signs' });
    expect(log).toEqual([]);
  });
});

describe('nothing is tried', () => {
  const disabled = { at: clock.wall(), by: 'somebody' };

  test.each([
    ['of a disabled channel', { disabled }, [HMAC], undefined, 'disabled'],
    ['without a secret', {}, [], undefined, 'no-secret'],
    ['without a secret, of the engineer’s', {}, [], posted(HMAC), 'no-secret'],
    ['of a queue', { marketplace: 'amazon' }, [], undefined, 'no-receiver'],
    ['of eBay without an address', { marketplace: 'ebay' }, [], undefined, 'incomplete'],
    ['with a secret that is none', {}, ['whsec_?'], undefined, 'only-sender-signs'],
    ['short', { marketplace: 'temu' }, ['short'], undefined, 'only-sender-signs'],
  ] as const)('%s', async (_name, overrides, secrets, given, code) => {
    const { tested, log } = await bench(overrides, secrets);
    expect(await tested(given)).toMatchObject({ ok: false, code });
    expect(log).toEqual([]);
  });
});
