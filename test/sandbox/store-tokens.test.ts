import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const ORDERS =
  '/store/demo-amazon/orders/2026-01-01/orders?lastUpdatedAfter=2026-11-23T00:00:00Z&lastUpdatedBefore=2026-11-24T00:00:00Z';
const ask = (token: string) =>
  rig.raw(ORDERS, { headers: { 'x-amz-access-token': token } }).then(({ status }) => status);
const issue = (refresh: string) =>
  rig.raw('/store/demo-amazon/auth/o2/token', {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'refresh_token', refresh_token: refresh },
      ...{ client_id: 'client', client_secret: 'secret' },
    }).toString(),
  });

test('a token is issued for the seller’s refresh token only, and ends after two hours', async () => {
  expect((await issue('another')).status).toBe(400);
  const { body } = await issue('Atzr|demo');
  const token = String(body['access_token']);
  expect(await ask(token)).toBe(200);
  expect(await ask(`${token}0`)).toBe(401);
  await rig.pass(2 * HOUR);
  expect(await ask(token)).toBe(401);
  expect(await ask(String((await issue('Atzr|demo')).body['access_token']))).toBe(200);
});
