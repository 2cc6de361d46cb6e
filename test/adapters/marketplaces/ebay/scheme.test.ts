import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { ebayKeys } from '../../../../functions/adapters/marketplaces/ebay/public-keys.ts';
import { ebayScheme } from '../../../../functions/adapters/marketplaces/ebay/scheme.ts';
import { signEbay } from '../../../../functions/adapters/marketplaces/ebay/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';

/** Published: eBay event-notification-nodejs-sdk, test/test.json. */
const PUBLISHED = {
  key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZhhxXKtR+TOvtDbgTPCkSof02qgBB7IsYOyf76ilExJ/upAa/vKIKheOoCyOpcLmi4t0b4uepb7LLjmMr90FUg==',
  header:
    'eyJhbGciOiJlY2RzYSIsImtpZCI6Ijk5MzYyNjFhLTdkN2ItNDYyMS1hMGYxLTk2Y2NiNDI4YWY0OSIsInNpZ25hdHVyZSI6Ik1FWUNJUUNmeGZJV3V4bVdjSUJRSjljNS9YN2lHREpxczJSQ0dzQkVhQWppbnlycmZBSWhBSVY2d0djVGlCdVY1S0pVaWYyaG9reXJMK1E5c3NIa2FkK214Mm5FRTI1dyIsImRpZ2VzdCI6IlNIQTEifQ==',
  body: '{"metadata":{"topic":"MARKETPLACE_ACCOUNT_DELETION","schemaVersion":"1.0","deprecated":false},"notification":{"notificationId":"49feeaeb-4982-42d9-a377-9645b8479411_33f7e043-fed8-442b-9d44-791923bd9a6d","eventDate":"2021-03-19T20:43:59.462Z","publishDate":"2021-03-19T20:43:59.679Z","publishAttemptCount":1,"data":{"username":"test_user","userId":"ma8vp1jySJC","eiasToken":"nY+sHZ2PrBmdj6wVnY+sEZ2PrA2dj6wJnY+gAZGEpwmdj6x9nY+seQ=="}}}',
  kid: '9936261a-7d7b-4621-a0f1-96ccb428af49',
};
const pem = (base64: string) => `-----BEGIN PUBLIC KEY-----${base64}-----END PUBLIC KEY-----`;

const CHANNEL = aChannel({
  channelId: 'ebay',
  marketplace: 'ebay',
  updatesUrl: 'https://api.ebay.example',
  registeredUrl: 'https://hooks.example/webhooks/ebay/ebay',
});

/** eBay in memory: it knows these keys, and counts what it is asked. */
function anEbay(
  keys: { readonly [kid: string]: string },
  interfere: (url: string) => FakeAnswer | undefined = () => undefined,
) {
  const fake = fakeTransport(({ url }) => {
    const answer = interfere(url);
    if (answer !== undefined) return answer;
    if (url.endsWith('/token'))
      return { status: 200, json: { access_token: 't1', expires_in: 7200 } };
    const key = keys[url.split('/').at(-1) ?? ''];
    return key === undefined ? { status: 404 } : { status: 200, json: { key: pem(key) } };
  });
  const clock = fixedClock();
  const secrets = {
    get: async (name: string) =>
      ({
        'channels/ebay/api-key': ['app:secret'],
        'channels/ebay/verification-token': ['token-of-32-characters-or-more-here'],
      })[name] ?? [],
  };
  const outbound = outboundClient({ transport: fake.transport, clock });
  const scheme = ebayScheme({ keys: ebayKeys({ outbound, secrets, clock }), secrets });
  const terms = { channel: CHANNEL, secrets: [], wall: clock.wall() };
  return {
    ...fake,
    verify: async (body: string, header?: string) =>
      scheme.verify(Buffer.from(body), { 'x-ebay-signature': header }, terms),
    greet: async (query: string, method = 'GET') =>
      scheme.greet?.({ method, query, headers: {}, raw: new Uint8Array() }, terms),
    accepted: scheme.accepted,
  };
}

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const OWN = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

describe('the scheme of eBay', () => {
  test('takes the published notification, its key fetched once', async () => {
    const { verify, requests } = anEbay({ [PUBLISHED.kid]: PUBLISHED.key });
    for (let at = 0; at < 3; at += 1) {
      expect(await verify(PUBLISHED.body, PUBLISHED.header)).toEqual({
        valid: true,
        deliveryId: '49feeaeb-4982-42d9-a377-9645b8479411_33f7e043-fed8-442b-9d44-791923bd9a6d',
        topic: 'MARKETPLACE_ACCOUNT_DELETION',
        skewSeconds: expect.any(Number),
        occurredAt: '2021-03-19T20:43:59.462Z',
      });
    }
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.ebay.example/identity/v1/oauth2/token',
      `https://api.ebay.example/commerce/notification/v1/public_key/${PUBLISHED.kid}`,
    ]);
    expect(requests[1]?.headers).toMatchObject({ authorization: 'Bearer t1' });
  });

  test('refuses the published header over another body, and another header over this', async () => {
    const { verify } = anEbay({ [PUBLISHED.kid]: PUBLISHED.key, own: OWN });
    const changed = PUBLISHED.body.replace('test_user', 'test_uses');
    expect(await verify(changed, PUBLISHED.header)).toMatchObject({ reason: 'no-match' });
    const { privateKey } = pair;
    const mismatched = signEbay(Buffer.from(PUBLISHED.body), { kid: PUBLISHED.kid, privateKey });
    expect(await verify(PUBLISHED.body, mismatched)).toMatchObject({ reason: 'no-match' });
    const own = signEbay(Buffer.from(PUBLISHED.body), { kid: 'own', privateKey });
    expect(await verify(PUBLISHED.body, own)).toMatchObject({ valid: true });
  });

  test('honours the digest that the header names', async () => {
    const { verify } = anEbay({ own: OWN });
    const { privateKey } = pair;
    const header = signEbay(Buffer.from('{}'), { kid: 'own', privateKey, digest: 'SHA256' });
    expect(await verify('{}', header)).toMatchObject({ valid: true, topic: '' });
    const lying = Buffer.from(header, 'base64').toString().replace('SHA256', 'SHA1');
    expect(await verify('{}', Buffer.from(lying).toString('base64'))).toMatchObject({
      reason: 'no-match',
    });
  });

  const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');
  const GOOD = { alg: 'ecdsa', kid: 'own', signature: 'AAAA', digest: 'SHA1' };
  test.each([
    [undefined, 'missing-header'],
    ['!!!', 'bad-header'],
    [header([]), 'bad-header'],
    [header({ ...GOOD, alg: 'none' }), 'bad-header'],
    [header({ ...GOOD, digest: 'MD5' }), 'bad-header'],
    [header({ ...GOOD, kid: '../../token' }), 'bad-header'],
    [header({ ...GOOD, signature: 'A A' }), 'bad-header'],
    [header({ ...GOOD, kid: 'made-up' }), 'unknown-key'],
    [header(GOOD), 'no-match'],
  ])('refuses %s: %s', async (given, reason) => {
    const { verify } = anEbay({ own: OWN });
    expect(await verify('{}', given)).toMatchObject({ valid: false, reason });
  });

  test('lets the sender repeat while eBay does not hand out the key', async () => {
    const { verify } = anEbay({}, () => ({ status: 503 }));
    await expect(verify(PUBLISHED.body, PUBLISHED.header)).rejects.toThrow('no eBay key: HTTP 503');
  });

  test('answers the challenge with the hash of code, token and registered address', async () => {
    const { greet } = anEbay({});
    const hash = createHash('sha256')
      .update('a8628072-3d33-45ee-9004-bee86830a22d')
      .update('token-of-32-characters-or-more-here')
      .update('https://hooks.example/webhooks/ebay/ebay');
    expect(await greet('challenge_code=a8628072-3d33-45ee-9004-bee86830a22d')).toEqual({
      status: 200,
      json: { challengeResponse: hash.digest('hex') },
    });
    expect(await greet('')).toBeUndefined();
    expect(await greet('challenge_code=1', 'POST')).toBeUndefined();
  });

  test('wants 204', () => {
    expect(anEbay({}).accepted).toEqual({ status: 204 });
  });
});
