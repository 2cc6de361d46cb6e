import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nodeFingerprint } from '../../../functions/adapters/fingerprint/node-fingerprint.ts';
import { ebayScheme } from '../../../functions/adapters/marketplaces/ebay/scheme.ts';
import { signEbay } from '../../../functions/adapters/marketplaces/ebay/sign.ts';
import type { InboundScheme } from '../../../functions/adapters/marketplaces/inbound-scheme.ts';
import { shopifyScheme } from '../../../functions/adapters/marketplaces/shopify/scheme.ts';
import { signShopify } from '../../../functions/adapters/marketplaces/shopify/sign.ts';
import { canonicalScheme } from '../../../functions/adapters/marketplaces/standard-webhooks/scheme.ts';
import { signWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { webhookVerifier } from '../../../functions/adapters/marketplaces/webhook-verifier.ts';
import { wooCommerceScheme } from '../../../functions/adapters/marketplaces/woocommerce/scheme.ts';
import { signWooCommerce } from '../../../functions/adapters/marketplaces/woocommerce/sign.ts';
import { receiveWebhookHandler } from '../../../functions/handlers/api/receive-webhook.ts';
import type { Channel } from '../../../functions/ports/directory.ts';
import { ebayKeyOf } from '../../../functions/sandbox/store/ebay-key.ts';
import { aChannel } from '../../support/channel-builder.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

type Headers = Readonly<Record<string, string>>;

/** A marketplace with what it signs: every signed header is named. */
interface Signing {
  readonly marketplace: Channel['marketplace'];
  readonly scheme: InboundScheme;
  /** A secret of the receiver's side, made of 32 bytes, and what the sender signs with. */
  readonly secretOf: (bytes: Uint8Array) => { readonly known: string; readonly signing: string };
  readonly sign: (body: Uint8Array, signing: string) => Headers;
  readonly signed: readonly string[];
}

const clock = fixedClock();
const timestamp = Math.floor(Date.parse(clock.wall()) / 1_000);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const same = (secret: string) => ({ known: secret, signing: secret });
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const STANDARD_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
/** Keys that eBay would hand out: by the sender's seed. */
let keyring = new Map<string, ReturnType<typeof ebayKeyOf>>();

/** RFC 8410: what stands before an Ed25519 seed in PKCS #8. */
const SEED_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519(seed: Uint8Array) {
  const key = Buffer.concat([SEED_HEADER, seed]);
  const spki = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  const raw = spki.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { known: `whpk_${base64(raw)}`, signing: `whsk_${base64(seed)}` };
}

const SIGNINGS: readonly (readonly [string, Signing])[] = [
  [
    'Standard Webhooks v1',
    {
      marketplace: 'canonical',
      scheme: canonicalScheme,
      secretOf: (bytes) => same(`whsec_${base64(bytes)}`),
      sign: (body, secret) => ({ ...signWebhook({ id: 'msg_1', timestamp, body }, [secret]) }),
      signed: STANDARD_HEADERS,
    },
  ],
  [
    'Standard Webhooks v1a',
    {
      marketplace: 'canonical',
      scheme: canonicalScheme,
      secretOf: ed25519,
      sign: (body, secret) => ({ ...signWebhook({ id: 'msg_1', timestamp, body }, [secret]) }),
      signed: STANDARD_HEADERS,
    },
  ],
  [
    'Shopify',
    {
      marketplace: 'shopify',
      scheme: shopifyScheme,
      secretOf: (bytes) => same(text(bytes)),
      sign: (body, secret) => ({
        'x-shopify-topic': 'orders/paid',
        'x-shopify-webhook-id': 'w1',
        'x-shopify-shop-domain': 'harbour-market',
        'x-shopify-hmac-sha256': signShopify(body, secret),
      }),
      signed: ['x-shopify-hmac-sha256'],
    },
  ],
  [
    'WooCommerce',
    {
      marketplace: 'woocommerce',
      scheme: wooCommerceScheme,
      secretOf: (bytes) => same(text(bytes)),
      sign: (body, secret) => ({
        'x-wc-webhook-id': '9',
        'x-wc-webhook-topic': 'order.updated',
        'x-wc-webhook-signature': signWooCommerce(body, secret),
      }),
      signed: ['x-wc-webhook-signature'],
    },
  ],
  [
    'eBay',
    {
      marketplace: 'ebay',
      scheme: ebayScheme({
        keys: async (_channel, kid) => {
          const key = keyring.get(kid);
          return key === undefined ? 'unknown' : createPublicKey(key.privateKey);
        },
        secrets: { get: async () => [] },
      }),
      // What the receiver knows is the key that eBay hands out for the id.
      secretOf: (bytes) => same(text(bytes)),
      sign: (body, seed) => ({ 'x-ebay-signature': signEbay(body, ebayKeyOf(seed)) }),
      signed: ['x-ebay-signature'],
    },
  ],
];

/** The status and body that a request gets, over the handler of its receiver. */
async function answerTo(
  signing: Signing,
  known: readonly string[],
  body: Uint8Array,
  headers: Headers,
) {
  const { marketplace, scheme } = signing;
  keyring = new Map(known.map((seed) => [ebayKeyOf(seed).kid, ebayKeyOf(seed)]));
  const secrets = { get: async () => known };
  const queue: string[] = [];
  const handler = receiveWebhookHandler({
    clock,
    fingerprint: nodeFingerprint,
    directory: { channel: async () => aChannel({ marketplace, account: 'harbour-market' }) },
    orders: { recordDelivery: async () => undefined },
    queue: { send: async (name) => void queue.push(name) },
    verifier: webhookVerifier({ secrets, clock }, { [marketplace]: scheme }),
  });
  const answer = await handler({
    routeKey: '',
    rawPath: '',
    rawQueryString: '',
    headers,
    pathParameters: { channelId: 'market' },
    body: base64(body),
    isBase64Encoded: true,
    requestContext: { http: { method: 'POST', path: '', sourceIp: '127.0.0.1' } },
  });
  return { ...answer, queued: queue.length };
}

const REFUSED = { statusCode: 401, queued: 0 };
const RUNS = { numRuns: 60 };
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bodies = fc.uint8Array({ minLength: 1, maxLength: 80 });
/** Where to change, as a fraction, and how. */
const change = fc.tuple(
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  fc.integer({ min: 1, max: 255 }),
);

function changedByte(of: Uint8Array, [at, by]: readonly [number, number]): Uint8Array {
  const copy = Uint8Array.from(of);
  const index = Math.floor(at * copy.length);
  copy[index] = (copy[index] ?? 0) ^ by;
  return copy;
}

const PRINTABLE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-. ';

function changedText(of: string, [at, by]: readonly [number, number]): string {
  const index = Math.floor(at * of.length);
  const others = [...PRINTABLE].filter((each) => each !== of[index]);
  return of.slice(0, index) + (others[by % others.length] ?? '!') + of.slice(index + 1);
}

describe.each(SIGNINGS)('%s: a single byte', (_name, signing) => {
  const { secretOf, sign, signed } = signing;

  test('unchanged is taken; changed in the body it is a bare 401', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bodies, change, async (seed, body, where) => {
        const { known, signing: key } = secretOf(seed);
        const headers = sign(body, key);
        const taken = await answerTo(signing, [known], body, headers);
        expect(taken).toMatchObject({ statusCode: signing.scheme.accepted.status, queued: 1 });
        const changed = await answerTo(signing, [known], changedByte(body, where), headers);
        expect(changed).toEqual(REFUSED);
      }),
      RUNS,
    );
  });

  test.each(signed)('changed in %s it is a bare 401', async (name) => {
    await fc.assert(
      fc.asyncProperty(bytes, bodies, change, async (seed, body, where) => {
        const { known, signing: key } = secretOf(seed);
        const headers = sign(body, key);
        const changed = { ...headers, [name]: changedText(headers[name] ?? '', where) };
        expect(await answerTo(signing, [known], body, changed)).toEqual(REFUSED);
      }),
      RUNS,
    );
  });

  test('changed in the secret it is a bare 401', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bodies, change, async (seed, body, where) => {
        const headers = sign(body, secretOf(seed).signing);
        const { known } = secretOf(changedByte(seed, where));
        expect(await answerTo(signing, [known], body, headers)).toEqual(REFUSED);
      }),
      RUNS,
    );
  });

  test('while a secret rotates, the old one and the new one are taken', async () => {
    const seeds = ['old', 'new'].map((name) => createHash('sha256').update(name).digest());
    const [old, fresh] = seeds.map(secretOf);
    const body = Buffer.from('{"id":1}');
    for (const each of [old, fresh]) {
      const answer = await answerTo(
        signing,
        [fresh?.known ?? '', old?.known ?? ''],
        body,
        sign(body, each?.signing ?? ''),
      );
      expect(answer).toMatchObject({ queued: 1 });
    }
  });
});
