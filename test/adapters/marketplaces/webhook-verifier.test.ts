import { describe, expect, test } from '@jest/globals';
import { webhookVerifier } from '../../../functions/adapters/marketplaces/webhook-verifier.ts';
import { shopifyScheme } from '../../../functions/adapters/marketplaces/shopify/scheme.ts';
import { canonicalScheme } from '../../../functions/adapters/marketplaces/standard-webhooks/scheme.ts';
import { signShopify } from '../../../functions/adapters/marketplaces/shopify/sign.ts';
import { signWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { aChannel } from '../../support/channel-builder.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

function aVerifier(values: Record<string, readonly string[]>) {
  const clock = fixedClock();
  const asked: string[] = [];
  const secrets = {
    get: (name: string) => {
      asked.push(name);
      return Promise.resolve(values[name] ?? []);
    },
  };
  const schemes = { canonical: canonicalScheme, shopify: shopifyScheme };
  return { verifier: webhookVerifier({ secrets, clock }, schemes), clock, asked };
}

const timestamp = Math.floor(Date.parse('2026-11-23T10:00:00.000Z') / 1_000);
const signed = (text: string) => {
  const body = Buffer.from(text);
  return { body, headers: { ...signWebhook({ id: 'm1', timestamp, body }, [SECRET]) } };
};

describe('webhookVerifier', () => {
  test('verifies a canonical delivery with the secret of its channel and reads its type', async () => {
    const { verifier, asked } = aVerifier({ 'channels/market': [SECRET] });
    const occurredAt = '2026-11-23T09:58:00.000Z';
    const { body, headers } = signed(`{"type":"order.paid","timestamp":"${occurredAt}","data":{}}`);
    const channel = aChannel({ channelId: 'market', marketplace: 'canonical' });
    const said = { deliveryId: 'm1', topic: 'order.paid', skewSeconds: 0, occurredAt };
    const verdict = { valid: true, ...said };
    expect(await verifier.verify(channel, body, headers)).toEqual(verdict);
    expect(await verifier.verify(channel, body, headers)).toEqual(verdict);
    expect(asked).toEqual(['channels/market']);
    const other = aChannel({ channelId: 'other', marketplace: 'canonical' });
    expect(await verifier.verify(other, body, headers)).toMatchObject({ reason: 'no-secret' });
  });

  test.each(['not json', '[]', '{"type":7}', '"order.paid"', '['.repeat(10_000)])(
    'an authentic body without a type is authentic: %.20s',
    async (text) => {
      const { verifier } = aVerifier({ 'channels/market': [SECRET] });
      const { body, headers } = signed(text);
      const channel = aChannel({ channelId: 'market', marketplace: 'canonical' });
      expect(await verifier.verify(channel, body, headers)).toMatchObject({
        valid: true,
        topic: '',
      });
    },
  );

  test('verifies a Shopify delivery by its own scheme only', async () => {
    const { verifier } = aVerifier({ 'channels/shop': [SECRET] });
    const channel = aChannel({
      channelId: 'shop',
      marketplace: 'shopify',
      account: 'a.myshopify.com',
    });
    const { body, headers } = signed('{}');
    expect(await verifier.verify(channel, body, headers)).toMatchObject({
      valid: false,
      headerFound: false,
    });
    const shopify = {
      'x-shopify-topic': 'orders/paid',
      'x-shopify-shop-domain': 'a.myshopify.com',
      'x-shopify-webhook-id': 'w1',
      'x-shopify-hmac-sha256': signShopify(body, SECRET),
    };
    expect(await verifier.verify(channel, body, shopify)).toMatchObject({
      valid: true,
      topic: 'orders/paid',
    });
  });
});
