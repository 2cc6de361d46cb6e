import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { wooCommerceScheme } from '../../../../functions/adapters/marketplaces/woocommerce/scheme.ts';
import { signWooCommerce } from '../../../../functions/adapters/marketplaces/woocommerce/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';

const BODY = Buffer.from('{"id":727}');
const terms = (secrets: readonly string[] = ['s3cret']) => ({
  channel: aChannel({ marketplace: 'woocommerce' }),
  secrets,
  wall: '2026-11-23T10:00:00.000Z',
});
const headers = (changes: Record<string, string | undefined> = {}) => ({
  'x-wc-webhook-id': '9',
  'x-wc-webhook-topic': 'order.updated',
  'x-wc-webhook-delivery-id': '1b4e28ba',
  'x-wc-webhook-signature': signWooCommerce(BODY, 's3cret'),
  ...changes,
});

describe('signWooCommerce', () => {
  test('is base64 of the HMAC of the raw body', () => {
    const expected = createHmac('sha256', 's3cret').update(BODY).digest('base64');
    expect(signWooCommerce(BODY, 's3cret')).toBe(expected);
  });

  test.each([
    ['a&amp;b', 'a&b'],
    ['&lt;&gt;&quot;&#039;&#x27;', "<>\"''"],
    ['&amp;amp;', '&amp;'],
    ['&ndash;&#8211;', '&ndash;&#8211;'],
  ])('keys with %s as %s: the store decodes what it stored', (stored, key) => {
    const expected = createHmac('sha256', key).update(BODY).digest('base64');
    expect(signWooCommerce(BODY, stored)).toBe(expected);
  });
});

describe('the scheme of WooCommerce', () => {
  test('takes a signed body; webhook, topic and body make its delivery', async () => {
    const first = await wooCommerceScheme.verify(BODY, headers(), terms());
    expect(first).toMatchObject({ valid: true, topic: 'order.updated' });
    const id = first.valid ? first.deliveryId : '';
    expect(id).toMatch(/^9:order\.updated:[0-9a-f]{64}$/);
    // Two deliveries of one second have one delivery id at the store.
    const other = Buffer.from('{"id":728}');
    const signed = headers({ 'x-wc-webhook-signature': signWooCommerce(other, 's3cret') });
    const second = await wooCommerceScheme.verify(other, signed, terms());
    expect(second.valid && second.deliveryId).not.toBe(id);
  });

  test('takes any active secret', async () => {
    const rotating = terms(['new', 's3cret']);
    expect(await wooCommerceScheme.verify(BODY, headers(), rotating)).toMatchObject({
      valid: true,
    });
  });

  test.each([
    [{ 'x-wc-webhook-signature': undefined }, ['s3cret'], 'missing-header'],
    [{ 'x-wc-webhook-topic': undefined }, ['s3cret'], 'missing-header'],
    [{}, [], 'no-secret'],
    [{}, ['other'], 'no-match'],
    [{}, [''], 'no-match'],
    [{ 'x-wc-webhook-signature': signWooCommerce(BODY, '') }, [''], 'no-match'],
  ])('refuses %j under %j: %s', async (changes, secrets, reason) => {
    expect(await wooCommerceScheme.verify(BODY, headers(changes), terms(secrets))).toMatchObject({
      valid: false,
      reason,
    });
  });
});

describe('the ping of a store', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const greet = (body: string, sent: object = FORM, method = 'POST') =>
    wooCommerceScheme.greet?.(
      { method, query: '', headers: { ...sent }, raw: Buffer.from(body) },
      terms(),
    );

  test('is answered although it is unsigned', () => {
    expect(greet('webhook_id=9')).toEqual({ status: 200 });
  });

  test.each([
    ['webhook_id=9&more=1', FORM, 'POST'],
    ['webhook_id=', FORM, 'POST'],
    ['{"id":727}', FORM, 'POST'],
    ['webhook_id=9', { 'content-type': 'application/json' }, 'POST'],
    ['webhook_id=9', { ...FORM, 'x-wc-webhook-signature': 'AAAA' }, 'POST'],
    ['webhook_id=9', FORM, 'GET'],
  ])('is not %s with %j by %s', (body, sent, method) => {
    expect(greet(body, sent, method)).toBeUndefined();
  });
});
