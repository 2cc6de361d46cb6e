import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signShopify } from '../../../../functions/adapters/marketplaces/shopify/sign.ts';
import { verifyShopify } from '../../../../functions/adapters/marketplaces/shopify/verify.ts';

// Published in Shopify/shopify-app-js, packages/apps/shopify-api.
const SECRET = 'test_secret_key';
const BODY = Buffer.from('{"foo": "bar"}');
const HMAC = 'B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=';
const ACCOUNT = 'shop1.myshopify.io';
const HEADERS = {
  'x-shopify-topic': 'products/create',
  'x-shopify-shop-domain': ACCOUNT,
  'x-shopify-webhook-id': '123456789',
  'x-shopify-triggered-at': '2026-11-23T09:59:58.500Z',
  'x-shopify-hmac-sha256': HMAC,
};
const TERMS = { secrets: [SECRET], account: ACCOUNT, wall: '2026-11-23T10:00:00.000Z' };

describe('signShopify', () => {
  test('gives the published signature', () => {
    expect(signShopify(BODY, SECRET)).toBe(HMAC);
  });
});

describe('verifyShopify', () => {
  test('takes the published delivery', () => {
    expect(verifyShopify(BODY, HEADERS, TERMS)).toEqual({
      valid: true,
      deliveryId: '123456789',
      topic: 'products/create',
      skewSeconds: 2,
      occurredAt: '2026-11-23T09:59:58.500Z',
    });
  });

  test('takes any active secret', () => {
    expect(verifyShopify(BODY, HEADERS, { ...TERMS, secrets: ['new', SECRET] }).valid).toBe(true);
  });

  test.each([
    ['x-shopify-hmac-sha256', 'missing-header', false],
    ['x-shopify-topic', 'missing-header', true],
    ['x-shopify-webhook-id', 'missing-header', true],
    ['x-shopify-shop-domain', 'other-account', true],
  ])('without %s it is %s', (name, reason, headerFound) => {
    const headers = { ...HEADERS, [name]: undefined };
    expect(verifyShopify(BODY, headers, TERMS)).toMatchObject({
      valid: false,
      reason,
      headerFound,
    });
  });

  test('refuses a delivery for another shop of the same app', () => {
    const terms = { ...TERMS, account: 'shop2.myshopify.io' };
    expect(verifyShopify(BODY, HEADERS, terms)).toMatchObject({ reason: 'other-account' });
  });

  test('an empty secret verifies nothing', () => {
    const headers = { ...HEADERS, 'x-shopify-hmac-sha256': signShopify(BODY, '') };
    expect(verifyShopify(BODY, headers, { ...TERMS, secrets: [''] }).valid).toBe(false);
    expect(verifyShopify(BODY, headers, { ...TERMS, secrets: [] })).toMatchObject({
      reason: 'no-secret',
    });
  });

  test('fails on every single changed character of body, signature and secret', () => {
    const original: Record<string, string> = {
      body: BODY.toString('latin1'),
      hmac: HMAC,
      secret: SECRET,
    };
    for (const [part, text] of Object.entries(original)) {
      for (let index = 0; index < text.length; index += 1) {
        for (const replacement of [0x41, 0x62, 0x30, 0x20, text.charCodeAt(index) ^ 1]) {
          const changed =
            text.slice(0, index) + String.fromCharCode(replacement) + text.slice(index + 1);
          if (changed === text) continue;
          const parts: Record<string, string> = { ...original, [part]: changed };
          const { body = '', hmac = '', secret = '' } = parts;
          const headers = { ...HEADERS, 'x-shopify-hmac-sha256': hmac };
          const verdict = verifyShopify(Buffer.from(body, 'latin1'), headers, {
            ...TERMS,
            secrets: [secret],
          });
          expect([part, index, verdict.valid]).toEqual([part, index, false]);
        }
      }
    }
  });

  test('never throws, whatever arrives', () => {
    const headers = fc.dictionary(fc.constantFrom(...Object.keys(HEADERS)), fc.string());
    fc.assert(
      fc.property(fc.uint8Array(), headers, fc.string(), (body, sent, secret) => {
        const terms = { ...TERMS, secrets: [secret] };
        expect(verifyShopify(body, sent, terms).valid).toBe(false);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
