import { expect, test } from '@jest/globals';
import { rehearsedDeployment } from '../../scripts/rehearse/deployment.ts';
import { allEnded, demoOrders } from '../../scripts/start/demo-orders.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { patiently } from './patiently.ts';

const ORDERS = 40;
const PATIENCE_MS = 600_000;

const { apiUrl, operatorToken, sandboxUrl } = rehearsedDeployment();
const host = { url: apiUrl, token: operatorToken };

test(
  'the demo orders end on AWS as their scripts prescribe',
  async () => {
    await postJson(`${sandboxUrl}/sandbox/start`, {
      orders: ORDERS,
      ratePerSecond: 4,
      run: 'rehearsal',
    });
    const orders = await patiently(async () => {
      const current = await demoOrders(host, sandboxUrl);
      return { done: current.length === ORDERS && allEnded(current), value: current };
    }, PATIENCE_MS);
    const missed = orders.filter(({ expectedEnd, actualEnd }) => expectedEnd !== actualEnd);
    expect(missed).toEqual([]);
    expect(orders).toHaveLength(ORDERS);
  },
  PATIENCE_MS + 30_000,
);
