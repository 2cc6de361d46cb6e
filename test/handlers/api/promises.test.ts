import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { after } from '../../../functions/domain/instant.ts';
import type { PromiseRate, promiseView } from '../../../functions/usecases/views/promise-view.ts';
import { aChannel } from './demo-directory.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

interface PromisesBody {
  readonly items: readonly ReturnType<typeof promiseView>[];
  readonly nextCursor?: string;
}
type RatesBody = { readonly items: readonly PromiseRate[] };

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const within = (hours: number) => after(STARTED_AT, { hours });
const list = (query = '') => world.get<PromisesBody>(`/v1/promises${query}`);
const idsOf = ({ items }: PromisesBody) => items.map(({ consignmentId }) => consignmentId);
const rates = async () => {
  const { json } = await world.get<RatesBody>('/v1/promises/rates?from=2026-11-23&to=2026-11-24');
  return json.items;
};
const firstScan = (at: string) =>
  ({ type: 'tracked', event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at } }) as const;

describe('GET /v1/promises', () => {
  test('lists what is due within some hours, the next deadline first, in pages', async () => {
    const later = await world.anOrder({ shipBy: within(20) });
    const first = await world.anOrder({ shipBy: within(30), handoverBy: within(10) });
    await world.anOrder({ shipBy: within(30) });
    await world.anOrder();
    const { json } = await list('?limit=1');
    expect(json.items).toMatchObject([
      { consignmentId: first, next: 'handover', deadline: within(10), isMissed: false },
    ]);
    const next = await list(`?limit=1&cursor=${json.nextCursor ?? ''}`);
    expect(idsOf(next.json)).toEqual([later]);
    expect(next.json.nextCursor).toBeUndefined();
    expect(idsOf((await list('?hours=30')).json)).toHaveLength(3);
    expect((await list('?channelId=market-9')).json.items).toEqual([]);
  });

  test('says what was missed, and takes out what the carrier scanned', async () => {
    const id = await world.anOrder({ shipBy: within(2) });
    world.pass(3);
    expect((await list('?hours=0')).json.items).toMatchObject([{ isMissed: true }]);
    await world.tell(id, { type: 'parcel-packed', weightGrams: 100 });
    await world.tell(id, { type: 'gated-out' });
    expect(idsOf((await list()).json)).toEqual([id]);
    await world.tell(id, firstScan(within(3)));
    expect((await list()).json.items).toEqual([]);
  });

  test('goes by the terms of the channel where the order says nothing', async () => {
    const promise = {
      ...{ shipWithinDays: 1, cutOff: '14:00' },
      ...{ timeZone: 'Asia/Shanghai', workingDays: [1, 2, 3, 4, 5] },
    };
    await world.services.directory.putChannel({ ...aChannel, promise });
    await world.anOrder({ placedAt: '2026-11-23T01:00:00.000Z' });
    await world.anOrder({ shipBy: within(1) });
    const { json } = await list('?hours=72');
    expect(json.items.map(({ shipBy }) => shipBy)).toEqual([within(1), '2026-11-24T15:59:59.999Z']);
  });

  test.each(['?hours=-1', '?hours=1000', '?cursor=x'])('%s is refused', async (query) => {
    expect((await world.get(`/v1/promises${query}`)).status).toBe(400);
  });
});

describe('GET /v1/promises/rates', () => {
  test('counts kept, late and not shipped on the day of the deadline, once it passed', async () => {
    const [kept, late] = [
      await world.anOrder({ shipBy: within(2) }),
      await world.anOrder({ shipBy: within(2) }),
    ];
    await world.anOrder({ shipBy: within(2) });
    await world.anOrder({ shipBy: within(12) });
    expect(await rates()).toEqual([
      { channelId: 'market-1', due: 0, kept: 0, late: 0, notShipped: 0 },
    ]);
    await world.tell(kept, firstScan(within(1)));
    await world.tell(late, firstScan(within(3)));
    world.pass(4);
    expect(await rates()).toEqual([
      { channelId: 'market-1', due: 3, kept: 1, late: 2, notShipped: 1, lateRate: 6_667 },
    ]);
  });

  test.each([
    '',
    '?from=2026-11-01',
    '?from=2026-11-02&to=2026-11-01',
    '?from=2026-10-01&to=2026-11-01',
  ])('without a period of at most 31 days is refused: %s', async (query) => {
    expect((await world.get(`/v1/promises/rates${query}`)).status).toBe(400);
  });
});
