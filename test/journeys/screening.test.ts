import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { embeddedWithSandbox } from './embedded-with-sandbox.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { anOrderOf, CHANNEL_ID } from './journey-orders.ts';
import { operatorClient } from './operator-client.ts';

let host: HostUnderTest;
beforeAll(async () => {
  host = await embeddedWithSandbox((sandboxUrl) => ({
    deniedPartiesUrl: () => `${sandboxUrl}/screening/denied-parties`,
    refreshDeniedPartiesEveryMs: 100,
  }));
});
afterAll(() => host.close());

const publish = (list: unknown) =>
  postJson(`${host.sandboxUrl}/sandbox/configure`, { deniedParties: JSON.stringify(list) });

test('a list that is published anew is fetched by the clock, and what is on its way screened anew', async () => {
  const operator = operatorClient(host);
  const order = { ...anOrderOf('special-area-export') };
  // Customs never answers: the parcel waits where it can still be stopped.
  const body = { channelId: CHANNEL_ID, order, script: 'silent' };
  await postJson(`${host.sandboxUrl}/sandbox/orders`, body);
  const known = await eventually(async () =>
    (await operator.consignmentsOf(order.displayNumber)).find(
      ({ status }) => status === 'declaring',
    ),
  );
  const page = () => operator.consignment(known.consignmentId);
  expect((await page()).screening?.list?.asOf).toBe('2026-11-01');

  const { name } = shipToOf(order);
  await publish({
    ...{ listId: 'example', source: 'invented', asOf: '2026-11-15' },
    parties: [
      { id: 'EX-9', names: [name] },
      { id: 'EX-8', names: ['Nobody at all'] },
    ],
  });
  const held = await eventually(async () => {
    const { status, hold, screening } = await page();
    return status === 'held' ? { hold, screening } : undefined;
  });
  expect(held.hold?.reason).toBe('screening-freeze');
  expect(held.screening?.list?.asOf).toBe('2026-11-15');

  await publish('no list');
  await eventually(async () =>
    (await operator.cases()).find(({ kind }) => kind === 'denied-parties-not-refreshed'),
  );
  expect((await page()).screening?.list?.asOf).toBe('2026-11-15');
});

function shipToOf(order: object): { readonly name: string } {
  return (order as { shipTo: { name: string } }).shipTo;
}
