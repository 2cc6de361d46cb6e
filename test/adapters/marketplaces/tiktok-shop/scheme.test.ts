import { describe, expect, test } from '@jest/globals';
import { tikTokShopScheme } from '../../../../functions/adapters/marketplaces/tiktok-shop/scheme.ts';
import {
  signTikTokShop,
  signTikTokShopCall,
} from '../../../../functions/adapters/marketplaces/tiktok-shop/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { schemeContract } from '../../../support/scheme-contract.ts';

const SECRET = 'e59af819cc20c4b9b9b3d6f5a7c1d2e3f4a5b6c7';
const APP_KEY = '38abcd';
const CHANNEL = { account: '7494049642642441621', appKey: APP_KEY };
const WALL = '2022-02-09T13:21:27.000Z';
/** The example of "1. Order status change" in TikTok's guide. */
const EVENT = {
  type: 1,
  tts_notification_id: '7327112393057371910',
  shop_id: '7494049642642441621',
  timestamp: 1644412885,
  data: {
    order_id: '576486316948490001',
    order_status: 'UNPAID',
    is_on_hold_order: false,
    update_time: 1644412885,
  },
};
const BODY = JSON.stringify(EVENT);
const signed = (body: string) => ({
  authorization: signTikTokShop(Buffer.from(body), SECRET, APP_KEY),
});

schemeContract('a TikTok Shop webhook', {
  scheme: tikTokShopScheme,
  body: BODY,
  headers: signed(BODY),
  channel: CHANNEL,
  secret: SECRET,
  wall: WALL,
  signedHeaders: ['authorization'],
  verdict: {
    deliveryId: '7327112393057371910',
    topic: 'ORDER_STATUS_CHANGE',
    skewSeconds: 2,
    occurredAt: '2022-02-09T13:21:25.000Z',
  },
});

describe('tikTokShopScheme', () => {
  const terms = { channel: aChannel(CHANNEL), secrets: [SECRET], wall: WALL };
  const verdictOf = (event: object) => {
    const body = JSON.stringify(event);
    return tikTokShopScheme.verify(Buffer.from(body), signed(body), terms);
  };

  test('an event without an id is known by its content', async () => {
    const event = { ...EVENT, tts_notification_id: undefined };
    const [first, again, later] = await Promise.all([
      verdictOf(event),
      verdictOf(event),
      verdictOf({ ...event, timestamp: 1644412999 }),
    ]);
    expect(first).toMatchObject({
      valid: true,
      deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(again).toEqual(first);
    expect(later).not.toMatchObject({ deliveryId: first.valid && first.deliveryId });
  });

  test('a type that nobody knows keeps its number', async () => {
    expect(await verdictOf({ ...EVENT, type: 999 })).toMatchObject({ valid: true, topic: '999' });
    expect(await verdictOf([])).toMatchObject({ valid: true, topic: '' });
  });

  test('without the app key nothing can be verified', async () => {
    const channel = aChannel({ ...CHANNEL, appKey: undefined });
    const verdict = tikTokShopScheme.verify(Buffer.from(BODY), signed(BODY), { ...terms, channel });
    expect(await verdict).toMatchObject({ valid: false, reason: 'no-app-key' });
  });
});

describe('signTikTokShopCall', () => {
  test('signs the example of TikTok’s guide', () => {
    const query = { timestamp: '1234567890', app_key: '123456' };
    expect(signTikTokShopCall({ path: '/authorization/202309/shops', query }, 'abc000def111')).toBe(
      'c8767e4fd7a1b48a0ce3fd23197f058159ce11b53f1ae1ad6d1ec931a1da5540',
    );
  });

  test('signs the body of a call that has one', () => {
    const call = { path: '/p', query: { app_key: '1' } };
    const signature = signTikTokShopCall({ ...call, body: '{}' }, 's');
    expect(signature).not.toBe(signTikTokShopCall(call, 's'));
  });
});
