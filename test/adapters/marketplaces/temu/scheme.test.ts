import { describe, expect, test } from '@jest/globals';
import { temuScheme } from '../../../../functions/adapters/marketplaces/temu/scheme.ts';
import {
  sealTemu,
  signTemu,
  signTemuCall,
} from '../../../../functions/adapters/marketplaces/temu/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { schemeContract } from '../../../support/scheme-contract.ts';

// Published in Temu's "Webhook Integration Guide".
const SECRET = '12345678abcdefgh';
const APP_KEY = 'demo-test-app';
const EVENT = '{"orderSn":"XXYYZZ","status":1}';
const BODY = '{"eventData":"sQmNTAKR2o4HrmCO3OchFgGyJU5Qta57+JQxxgVyVPU="}';
const WITH_EXTENSION = 'b5143d1a831453afbcf76d4621baa74a2dc07a486f26f5a956c6e50c61a338fb';
const WITHOUT_EXTENSION = '987875c01ea5c7f608502fb92e1de102c59e1c9195c010ab8a80bdb501a04fbc';
const HEADERS = {
  'x-tm-app-key': APP_KEY,
  'x-tm-event-code': 'bg_test_event',
  'x-tm-timestamp': '1726127013525',
  'x-tm-ext-param': '{}',
};
const CHANNEL = { account: '1024', appKey: APP_KEY };
const WALL = '2024-09-12T07:43:36.525Z';
const VERDICT = {
  topic: 'bg_test_event',
  skewSeconds: 3,
  // The event tells no time of its own.
  occurredAt: '2024-09-12T07:43:33.525Z',
  body: Buffer.from(EVENT),
  deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
};

/** An event as Temu sends them, so that there is an account to compare. */
const ORDER_EVENT = {
  mallId: 1024,
  parentOrderSn: 'PO-211-21905452099192792',
  orderSn: '211-21905473070712792',
  orderStatus: 2,
  updateTime: 1726127012,
};
const ORDER_HEADERS = { ...HEADERS, 'x-tm-event-code': 'bg_order_status_change_event' };

function signedEvent(event: string, headers: typeof HEADERS, isWithExtension: boolean) {
  const { 'x-tm-ext-param': extension, ...rest } = headers;
  const signed = isWithExtension ? { ...rest, 'x-tm-ext-param': extension } : rest;
  const signature = signTemu(Buffer.from(event), signed, SECRET);
  return {
    body: sealTemu(Buffer.from(event), SECRET),
    headers: { ...headers, 'x-tm-signature': signature },
  };
}

describe.each([
  ['with x-tm-ext-param', true],
  ['without x-tm-ext-param', false],
])('%s', (signedAs, isWithExtension) => {
  schemeContract('a Temu webhook', {
    scheme: temuScheme,
    ...signedEvent(JSON.stringify(ORDER_EVENT), ORDER_HEADERS, isWithExtension),
    channel: CHANNEL,
    secret: SECRET,
    wall: WALL,
    signedHeaders: [
      'x-tm-signature',
      'x-tm-app-key',
      'x-tm-event-code',
      'x-tm-timestamp',
      ...(isWithExtension ? ['x-tm-ext-param'] : []),
    ],
    verdict: {
      ...VERDICT,
      topic: 'bg_order_status_change_event',
      occurredAt: '2024-09-12T07:43:32.000Z',
      body: Buffer.from(JSON.stringify(ORDER_EVENT)),
      deliveryId: 'bg_order_status_change_event.211-21905473070712792.2.1726127012',
      signedAs,
    },
  });
});

describe('temuScheme', () => {
  const terms = { channel: aChannel(CHANNEL), secrets: [SECRET], wall: WALL };
  const verify = (signature: string, wall = WALL) =>
    temuScheme.verify(
      Buffer.from(BODY),
      { ...HEADERS, 'x-tm-signature': signature },
      { ...terms, wall },
    );

  test.each([
    [WITH_EXTENSION, 'with x-tm-ext-param'],
    [WITHOUT_EXTENSION, 'without x-tm-ext-param'],
    [WITHOUT_EXTENSION.toUpperCase(), 'without x-tm-ext-param'],
  ])('takes the published delivery signed %s', async (signature, signedAs) => {
    expect(await verify(signature)).toEqual({ valid: true, ...VERDICT, signedAs });
  });

  test.each([
    ['2024-09-13T13:43:33.000Z', true],
    ['2024-09-13T13:43:35.000Z', 'too-old'],
    ['2024-09-12T07:38:34.000Z', true],
    ['2024-09-12T07:38:32.000Z', 'too-new'],
  ])('at %s it is %s', async (wall, expected) => {
    const verdict = await verify(WITH_EXTENSION, wall);
    expect(verdict.valid ? true : verdict.reason).toBe(expected);
  });

  test('takes the base64 text in one spelling only', async () => {
    // The last character's two spare bits: what it decodes to, and so the signature, is the same.
    const raw = Buffer.from(BODY.replace('VPU=', 'VPV='));
    const headers = { ...HEADERS, 'x-tm-signature': WITH_EXTENSION };
    expect(await temuScheme.verify(raw, headers, terms)).toMatchObject({ reason: 'no-match' });
  });

  test('an app key of somebody else is refused though it is signed', async () => {
    const { body, headers } = signedEvent(EVENT, { ...HEADERS, 'x-tm-app-key': 'other' }, true);
    expect(await temuScheme.verify(Buffer.from(body), headers, terms)).toMatchObject({
      reason: 'other-account',
    });
  });

  test('two changes of one address are two deliveries', async () => {
    const event = JSON.stringify({ mallId: 1024, parentOrderSn: 'PO-1' });
    const ids = await Promise.all(
      ['1726127013525', '1726127013526'].map(async (time) => {
        const code = 'bg_trade_logistics_address_changed';
        const sent = { ...HEADERS, 'x-tm-event-code': code, 'x-tm-timestamp': time };
        const { body, headers } = signedEvent(event, sent, true);
        const verdict = await temuScheme.verify(Buffer.from(body), headers, terms);
        return verdict.valid && verdict.deliveryId;
      }),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('sealTemu', () => {
  test('seals as published', () => {
    expect(sealTemu(Buffer.from(EVENT), SECRET)).toBe(BODY);
  });
});

describe('signTemuCall', () => {
  test('gives the published signature', () => {
    const order = {
      quantity: 1,
      orderSn: '211-21905473070712792',
      parentOrderSn: 'PO-211-21905452099192792',
      goodsId: 601099548666279,
      skuId: 17592352673534,
    };
    const parameters = {
      type: 'bg.logistics.shipment.confirm',
      app_key: 'f9d5cc9313893a20d5aa85c654e8f503',
      access_token: '2nifvmpyymvypwmcms5ct4uqqudrwgpmzbcnmkt1jzjkuaf3x56iixym',
      data_type: 'JSON',
      timestamp: 1711009072,
      sendType: 0,
      sendRequestList: [
        { orderSendInfoList: [order], carrierId: '699272611', trackingNumber: '270324232756' },
      ],
    };
    expect(signTemuCall(parameters, 'c7e0a1a63542be4de3cb5488f9fba8149e8fc290')).toBe(
      '4CCF219942D4180C6DDA3CE36C1B838F',
    );
  });
});
