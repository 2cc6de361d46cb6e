import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { tokenRenewal } from '../../../functions/adapters/marketplaces/token-renewal.ts';
import type { MarketplaceName } from '../../../functions/domain/order/marketplace-name.ts';
import { aChannel } from '../../support/channel-builder.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

/** A renewal against a marketplace that answers so. */
async function renew(marketplace: MarketplaceName, answer: FakeAnswer) {
  const fake = fakeTransport(() => answer);
  const clock = fixedClock();
  const outbound = outboundClient({ transport: fake.transport, clock });
  const renewal = tokenRenewal({ outbound, clock, secrets: { get: async () => ['secret'] } });
  const channel = aChannel({
    ...{ channelId: 'c', marketplace, appKey: '2001887', account: '220411' },
    ...{ updatesUrl: 'https://market.example', tokenUrl: undefined },
  });
  const result = await renewal.renew(channel, 'r1');
  return { result, request: fake.requests[0], now: Date.parse(clock.wall()) / 1_000 };
}

const pair = { access_token: 'a2', refresh_token: 'r2' };
const renewed = { kind: 'renewed', accessToken: 'a2', refreshToken: 'r2', seconds: 14_400 };

describe('a new pair of tokens', () => {
  test('of Shopee is asked for with app and shop', async () => {
    const { result, request } = await renew('shopee', {
      ...{ status: 200, json: { ...pair, expire_in: 14_400, error: '' } },
    });
    expect(result).toEqual(renewed);
    expect(request?.url).toMatch(
      /^https:\/\/market\.example\/api\/v2\/auth\/access_token\/get\?partner_id=2001887&timestamp=\d+&sign=[0-9a-f]{64}$/,
    );
    expect(JSON.parse(Buffer.from(request?.body ?? '').toString())).toEqual({
      ...{ refresh_token: 'r1', partner_id: 2_001_887, shop_id: 220_411 },
    });
  });

  test('of Lazada is asked for at its own address', async () => {
    const { result, request } = await renew('lazada', {
      ...{ status: 200, json: { ...pair, code: '0', expires_in: 14_400 } },
    });
    expect(result).toEqual(renewed);
    expect(request?.url).toMatch(
      /^https:\/\/auth\.lazada\.com\/rest\/auth\/token\/refresh\?.*refresh_token=r1&sign=[0-9A-F]{64}$/,
    );
  });

  test('of TikTok Shop says at which moment it ends', async () => {
    const { now } = await renew('tiktok-shop', { status: 503 });
    const data = { ...pair, access_token_expire_in: now + 14_400 };
    const { result, request } = await renew('tiktok-shop', {
      status: 200,
      json: { code: 0, data },
    });
    expect(result).toEqual(renewed);
    expect(request?.url).toContain('app_secret=secret&refresh_token=r1&grant_type=refresh_token');
  });

  test.each(['shopee', 'lazada', 'tiktok-shop'] as const)('of %s may be refused', async (name) => {
    const no = { status: 200, json: { code: 105000, error: 'error_auth', message: 'no' } };
    expect((await renew(name, no)).result).toMatchObject({ kind: 'failed' });
    expect((await renew(name, { status: 503 })).result).toMatchObject({ kind: 'failed' });
  });

  test('is none of where tokens are had when they are needed', async () => {
    const { result, request } = await renew('ebay', { status: 200, json: pair });
    expect([result, request]).toEqual([undefined, undefined]);
  });
});
