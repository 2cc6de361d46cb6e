import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { joinLoad } from '../../../functions/usecases/loads/join-load.ts';
import { moveLoad } from '../../../functions/usecases/loads/move-load.ts';
import { withLoadFacts } from '../../../functions/usecases/loads/load-draft.ts';
import { BOOKING } from '../../support/load-builder.ts';
import { aParcel } from '../../support/world/loads.ts';
import { MERCHANT } from '../../support/world/world-data.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';

interface LoadBody {
  readonly code?: string;
  readonly loadId: string;
  readonly version: number;
  readonly status: string;
  readonly parcels: number;
  readonly actions: readonly string[];
  readonly holds: readonly { readonly ask: string; readonly code: string }[];
  readonly waitsFor: readonly { readonly name: string; readonly party: string }[];
  readonly entries: readonly { readonly consignmentId: string }[];
  readonly documents: readonly { readonly kind: string; readonly filedBy: string }[];
  readonly timeline: readonly { readonly text: string; readonly by?: string }[];
}
interface ListBody {
  readonly items: readonly LoadBody[];
  readonly nextCursor?: string;
}

let world: World;
let loadId: string;
let parcels: readonly string[];
beforeEach(async () => {
  world = await aWorld();
  const one = await aParcel(world, 1);
  const two = await aParcel(world, 2);
  loadId = (await joinLoad(world.services, one)).loadId;
  await joinLoad(world.services, two);
  parcels = [one.consignmentId, two.consignmentId];
});
afterEach(() => world.close());

const page = async () => (await world.get<LoadBody>(`/v1/loads/${loadId}`)).json;
async function command(verb: string, body: object, ifMatch?: string) {
  const { version } = await page();
  return world.post<LoadBody>(`/v1/loads/${loadId}/${verb}`, body, {
    'if-match': ifMatch ?? `"${String(version)}"`,
  });
}
const refused = (ask: 'booking' | 'gate-out', requestId: string) =>
  moveLoad(world.services, loadId, (draft) =>
    withLoadFacts(
      draft,
      [{ type: 'ask-refused', ask, requestId, code: 'no-space', message: 'No space.' }],
      world.services.clock.now(),
    ),
  );

describe('reading loads', () => {
  test('lists them by merchant and status, with cursors of this listing only', async () => {
    const list = (query: string) =>
      world.get<ListBody>(`/v1/loads?merchantId=${MERCHANT.merchantId}${query}`);
    const all = await list('');
    expect(all.json.items).toMatchObject([{ loadId, status: 'open', parcels: 2 }]);
    expect((await list('&status=closed')).json.items).toEqual([]);
    expect((await list('&status=lost')).status).toBe(400);
    expect((await list('&cursor=abc')).status).toBe(400);
  });

  test('a page says what is in it, who files what, and what may be done', async () => {
    expect(await page()).toMatchObject({
      loadId,
      entries: parcels.map((consignmentId) => ({ consignmentId })),
      documents: [
        { kind: '507', filedBy: 'logistics firm', state: 'not due' },
        { kind: '607' },
        { kind: '509' },
      ],
      waitsFor: [],
      actions: ['close'],
    });
    expect((await world.get('/v1/loads/L0000000000-0001')).status).toBe(404);
  });
});

describe('commands on loads', () => {
  test('close: the carrier is waited for', async () => {
    const closed = await command('close', {});
    expect(closed.status).toBe(200);
    expect(closed.json).toMatchObject({
      status: 'closed',
      waitsFor: [{ name: 'booking', party: 'carrier' }],
      actions: ['take-out'],
    });
    expect(closed.json.timeline.at(-1)).toMatchObject({ by: 'li.na' });
    expect((await command('close', {})).status).toBe(409);
  });

  test('take out: one that is in it', async () => {
    await command('close', {});
    const [one = ''] = parcels;
    const out = await command('take-out', { consignmentId: one });
    expect(out.json.entries).toMatchObject([{ consignmentId: parcels[1] }]);
    expect((await command('take-out', { consignmentId: one })).json.code).toBe('not-in-load');
    expect((await command('take-out', {})).status).toBe(400);
  });

  test('ask again: what was refused goes out as a new request', async () => {
    await command('close', {});
    expect((await command('ask-again', {})).json.code).toBe('not-legal');
    await refused('booking', `${loadId}.booking.1`);
    expect(await page()).toMatchObject({
      holds: [{ ask: 'booking', code: 'no-space', message: 'No space.' }],
      waitsFor: [],
      actions: ['take-out', 'ask-again'],
    });
    const asked = await command('ask-again', { note: 'they have space now' });
    expect(asked.json).toMatchObject({ holds: [], waitsFor: [{ name: 'booking' }] });
    expect(asked.json.timeline.at(-1)?.text).toBe('Asked again. Note: they have space now');
  });

  test.each(['close', 'take-out', 'ask-again'])('%s is about what was seen', async (verb) => {
    const body = { consignmentId: parcels[0] };
    expect((await world.post(`/v1/loads/${loadId}/${verb}`, body)).status).toBe(428);
    expect((await command(verb, body, '"1"')).status).toBe(412);
    expect((await world.post(`/v1/loads/L1/${verb}`, body, { 'if-match': '*' })).status).toBe(404);
  });

  test('none that may travel: told so, and the load is empty', async () => {
    const away = await aWorld();
    const { consignmentId, ...rest } = await aParcel(away, 1);
    const held = await joinLoad(away.services, { consignmentId, ...rest });
    await away.tell(
      consignmentId,
      { type: 'cancel-requested', reason: 'no', by: 'buyer' },
      { type: 'cancel-answered', answer: 'accepted' },
    );
    const path = `/v1/loads/${held.loadId}`;
    const closed = await away.post(`${path}/close`, {}, { 'if-match': '*' });
    expect([closed.status, closed.json.code]).toEqual([409, 'nobody-travels']);
    expect((await away.get<LoadBody>(path)).json).toMatchObject({ parcels: 0, actions: [] });
    await away.close();
  });
});

test('a booked load shows what it is booked on', async () => {
  await command('close', {});
  await moveLoad(world.services, loadId, (draft) =>
    withLoadFacts(draft, [{ type: 'booked', booking: BOOKING }], world.services.clock.now()),
  );
  expect(await page()).toMatchObject({
    booking: BOOKING,
    plate: BOOKING.plate,
    masterBill: BOOKING.masterBill,
  });
});
