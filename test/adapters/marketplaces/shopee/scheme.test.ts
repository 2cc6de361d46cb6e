import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { shopeeScheme } from '../../../../functions/adapters/marketplaces/shopee/scheme.ts';
import {
  signShopee,
  signShopeeCall,
} from '../../../../functions/adapters/marketplaces/shopee/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { schemeContract } from '../../../support/scheme-contract.ts';

const KEY = '6b416f4d6f5a7a5253515a4b6c4d4f4e';
const URL_ = 'https://hooks.example.com/webhooks/shopee/harbour?via=open';
const CHANNEL = { account: '220411', registeredUrl: URL_ };
const WALL = '2025-12-26T16:14:20.000Z';
const PUSH = {
  code: 3,
  shop_id: 220411,
  timestamp: 1766765656,
  data: { ordersn: '251227DGWNKEAV', status: 'READY_TO_SHIP', update_time: 1766765654, items: [] },
};
const BODY = JSON.stringify(PUSH);
const signed = (body: string, url = URL_) => ({
  authorization: signShopee(Buffer.from(body), KEY, url),
});

schemeContract('a Shopee push', {
  scheme: shopeeScheme,
  body: BODY,
  headers: signed(BODY),
  channel: CHANNEL,
  secret: KEY,
  wall: WALL,
  signedHeaders: ['authorization'],
  verdict: {
    deliveryId: '220411.3.251227DGWNKEAV.READY_TO_SHIP.1766765654',
    topic: 'order_status_push',
    skewSeconds: 4,
    occurredAt: '2025-12-26T16:14:14.000Z',
  },
});

describe('shopeeScheme', () => {
  const verdictOf = (body: string, channel: object = CHANNEL, headers = signed(body)) =>
    shopeeScheme.verify(Buffer.from(body), headers, {
      channel: aChannel(channel),
      secrets: [KEY],
      wall: WALL,
    });

  test.each([
    'https://hooks.example.com/webhooks/shopee/harbour',
    'https://hooks.example.com/webhooks/shopee/harbour?via=open&',
    'http://hooks.example.com/webhooks/shopee/harbour?via=open',
    'https://HOOKS.example.com/webhooks/shopee/harbour?via=open',
  ])('what was signed for %s is not for us', async (url) => {
    expect(await verdictOf(BODY, CHANNEL, signed(BODY, url))).toMatchObject({ reason: 'no-match' });
  });

  test('without the registered URL nothing can be verified', async () => {
    const channel = { account: '220411' };
    expect(await verdictOf(BODY, channel)).toMatchObject({ reason: 'no-registered-url' });
  });

  test('the example of Shopee’s guide: the URL, a bar, the body as it stands', async () => {
    const url = 'http://www.example.com/example/uri';
    const body =
      '{"shop_id": 123, "code": 1, "success": 1, "extra": "shop_id 123 is authorized successfully", "data": {"more_info": "more info"}, "timestamp": 1470198856}';
    const authorization = createHmac('sha256', KEY).update(`${url}|${body}`).digest('hex');
    const channel = { account: '123', registeredUrl: url };
    expect(await verdictOf(body, channel, { authorization })).toMatchObject({
      valid: true,
      topic: '1',
    });
  });

  test.each([{ code: 0 }, { code: 0, shop_id: 0 }, { code: 12, data: { shop_expire_soon: [1] } }])(
    'what is about no shop is authentic: %j',
    async (push) => {
      expect(await verdictOf(JSON.stringify(push))).toMatchObject({ valid: true });
    },
  );

  test('a push that tells no time is known by its content', async () => {
    const tracking = { ...PUSH, code: 4, data: { ordersn: '251227DGWNKEAV', tracking_no: 'A1' } };
    expect(await verdictOf(JSON.stringify(tracking))).toMatchObject({
      topic: 'order_trackingno_push',
      deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('signShopeeCall', () => {
  test('signs partner, path, time, token and shop in this order', () => {
    const call = {
      partnerId: '2001887',
      path: '/api/v2/order/get_order_detail',
      timestamp: '1655714431',
      accessToken: 'random_string',
      shopId: '14701711',
    };
    const base = '2001887/api/v2/order/get_order_detail1655714431random_string14701711';
    const expected = createHmac('sha256', KEY).update(base).digest('hex');
    expect(signShopeeCall(call, KEY)).toBe(expected);
  });
});
