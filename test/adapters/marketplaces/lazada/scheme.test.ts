import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { lazadaScheme } from '../../../../functions/adapters/marketplaces/lazada/scheme.ts';
import {
  signLazada,
  signLazadaCall,
} from '../../../../functions/adapters/marketplaces/lazada/sign.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { schemeContract } from '../../../support/scheme-contract.ts';

const SECRET = 'G2aE8bq1m0tVw7xYz3cKd5fHj9nLp4rS';
const APP_KEY = '123456';
const CHANNEL = { account: '9999', appKey: APP_KEY };
const WALL = '2026-11-23T10:00:07.000Z';
const MESSAGE = {
  seller_id: '9999',
  message_type: 0,
  data: {
    order_status: 'pending',
    status_update_time: 1795428000,
    trade_order_id: '426156492043475',
    trade_order_line_id: '426156492143475',
  },
  timestamp: 1795428005123,
  site: 'lazada_sg',
};
const BODY = JSON.stringify(MESSAGE);
const signed = (body: string) => ({
  authorization: signLazada(Buffer.from(body), SECRET, APP_KEY),
});

schemeContract('a Lazada push', {
  scheme: lazadaScheme,
  body: BODY,
  headers: signed(BODY),
  channel: CHANNEL,
  secret: SECRET,
  wall: WALL,
  signedHeaders: ['authorization'],
  verdict: {
    deliveryId: '9999.0.426156492143475.pending.1795428000',
    topic: 'trade_order',
    skewSeconds: 2,
    occurredAt: '2026-11-23T10:00:00.000Z',
  },
});

describe('lazadaScheme', () => {
  const terms = { channel: aChannel(CHANNEL), secrets: [SECRET], wall: WALL };
  const verdictOf = (message: object, headers?: { readonly authorization: string }) => {
    const body = JSON.stringify(message);
    return lazadaScheme.verify(Buffer.from(body), headers ?? signed(body), terms);
  };

  test('takes hex of either case', async () => {
    const authorization = signed(BODY).authorization.toUpperCase();
    expect(await verdictOf(MESSAGE, { authorization })).toMatchObject({ valid: true });
  });

  test('reads a time in seconds too', async () => {
    expect(await verdictOf({ ...MESSAGE, timestamp: 1795428005 })).toMatchObject({
      skewSeconds: 2,
    });
  });

  test('each item of an order is news of its own, and so is each status', async () => {
    const { data } = MESSAGE;
    const ids = await Promise.all(
      [data, { ...data, trade_order_line_id: '2' }, { ...data, order_status: 'canceled' }].map(
        async (each) => {
          const verdict = await verdictOf({ ...MESSAGE, data: each });
          return verdict.valid && verdict.deliveryId;
        },
      ),
    );
    expect(new Set(ids).size).toBe(3);
  });
});

describe('signLazadaCall', () => {
  test('signs path and sorted parameters, in upper case', () => {
    const parameters = { timestamp: '1517820392000', app_key: '123456', order_id: '1234' };
    const base = '/order/getapp_key123456order_id1234timestamp1517820392000';
    const expected = createHmac('sha256', 'helloworld').update(base).digest('hex').toUpperCase();
    expect(signLazadaCall('/order/get', parameters, 'helloworld')).toBe(expected);
  });
});
