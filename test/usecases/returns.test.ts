import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { returnRefusal } from '../../functions/domain/consignment/return-rules.ts';
import { declarationLife } from '../../functions/domain/customs/declaration-life.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { requestReturn } from '../../functions/usecases/request-return.ts';
import { resumeConsignment } from '../../functions/usecases/resume-consignment.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { tellChannel } from '../../functions/usecases/tell-channel.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  GATED_OUT,
  PACKED,
  receipt,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import { illegalMoves } from '../support/world/illegal-moves.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anExportOrder, EXPORT_BOOK, MERCHANT } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  const { orders } = world.services;
  const { items } = await orders.list({ merchantId: MERCHANT.merchantId, limit: 10 });
  for (const { consignmentId } of items) {
    expect(illegalMoves(await orders.events(consignmentId))).toEqual([]);
  }
  await world.close();
});

const GRANTED = receipt('625', '399', '2026-12-02T08:00:00.000Z');
const BACK = { type: 'parcel-returned' } as const;

async function delivered(): Promise<string> {
  const id = await accepted(world);
  await settle(world);
  await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
  return id;
}

async function takenBack(id: string) {
  const result = await requestReturn(world.services, id, 'does not fit', 'ann');
  await settle(world);
  return result;
}

const sent = (ask: string) => world.partners.calls.filter((call) => call.ask === ask);
const filed = (kind: string) =>
  sent('file').filter(({ requestId }) => requestId.endsWith(`.${kind}`));
const declarationOf = async (id: string) =>
  declarationLife(await world.services.orders.events(id))?.at(-1)?.state;

describe('a delivered import', () => {
  test('is applied for, comes back, returns to the book, and ends returned', async () => {
    const id = await delivered();
    expect(await takenBack(id)).toEqual({ kind: 'accepted' });
    expect(world.workflow.starts).toEqual([id, `${id}-r1`]);
    expect(stateOf(world, id)).toBe('unwind');
    expect(filed('625')).toHaveLength(1);
    expect(sent('stop-parcel')).toEqual([]);
    expect(sent('goods-back')).toEqual([]);
    await told(world, id, receipt('625', '120', '2026-12-01T08:00:00.000Z'));
    expect(sent('goods-back')).toEqual([]);
    await told(world, id, GRANTED);
    expect(sent('goods-back')).toHaveLength(1);
    expect(await stockOf(world)).toEqual({ book: 98, reserved: 0 });
    await told(world, id, BACK);
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect((await consignmentOf(world, id)).status).toBe('returned');
    expect(await declarationOf(id)).toBe('returned');
    expect(sent('void-label')).toEqual([]);
  });

  test('everything twice changes nothing twice', async () => {
    const id = await delivered();
    await takenBack(id);
    for (const fact of [GRANTED, BACK]) await told(world, id, fact, fact);
    const { version } = await consignmentOf(world, id);
    await told(world, id, BACK, GRANTED);
    expect((await consignmentOf(world, id)).version).toBe(version);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('goods that are back before customs granted it wait for customs', async () => {
    const id = await delivered();
    await takenBack(id);
    expect(await takenBack(id)).toMatchObject({ code: 'return-already' });
    await told(world, id, BACK);
    expect(stateOf(world, id)).toBe('unwind');
    expect(await stockOf(world)).toEqual({ book: 98, reserved: 0 });
    await told(world, id, GRANTED);
    expect(stateOf(world, id)).toBe('Returned');
    expect(sent('goods-back')).toEqual([]);
  });

  test('a start that got lost is repeated by the sweep', async () => {
    const id = await delivered();
    const { workflow } = world.services;
    const lost = { ...world.services, workflow: { ...workflow, start: async () => undefined } };
    await requestReturn(lost, id, 'does not fit', 'ann');
    expect(stateOf(world, id)).toBe('Delivered');
    world.clock.advance({ minutes: 2 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('unwind');
    expect(filed('625')).toHaveLength(1);
  });

  test('on its thirtieth day after release it can be taken back, later not any more', async () => {
    const id = await delivered();
    world.clock.advance({ days: 30, hours: 4 });
    const consignment = await consignmentOf(world, id);
    expect(returnRefusal(consignment, world.clock.now())).toBeUndefined();
    world.clock.advance({ seconds: 0.001 });
    expect(await takenBack(id)).toEqual({
      kind: 'refused',
      code: 'return-too-late',
      message: 'Customs released it on 2026-11-23: a return had to be applied for by 2026-12-23.',
    });
  });

  test('goods that are not back in time are for an operator, who lets the return be', async () => {
    const id = await delivered();
    await takenBack(id);
    await told(world, id, GRANTED);
    world.clock.advance({ days: 45, hours: 4 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('needs-operator');
    expect((await consignmentOf(world, id)).refusal?.code).toBe('deadline-exceeded');
    expect(await resumeConsignment(world.services, id, 'confirm', 'ann')).toBe(true);
    await settle(world);
    expect(stateOf(world, id)).toBe('Delivered');
    expect((await consignmentOf(world, id)).returnRequest).toBeUndefined();
  });
});

describe('on its way', () => {
  test('an import is taken back from where it waits, by the same execution', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    expect(await takenBack(id)).toEqual({ kind: 'accepted' });
    expect(world.workflow.starts).toEqual([id]);
    expect(stateOf(world, id)).toBe('unwind');
    await told(world, id, GRANTED, BACK);
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('one that could not be stopped in time is taken back instead', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...UNTIL_RELEASE, PACKED);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-too-late' });
    expect((await consignmentOf(world, id)).hold?.reason).toBe('too-late-to-stop');
    expect(await takenBack(id)).toEqual({ kind: 'accepted' });
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    await told(world, id, GRANTED, BACK);
    expect(stateOf(world, id)).toBe('Returned');
  });

  test('an export with 213, done at 800', async () => {
    const id = await accepted(world, anExportOrder());
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...EXPORT_ACCEPTED, receipt('603', '800'));
    await told(world, id, PACKED, GATED_OUT);
    await takenBack(id);
    expect((await consignmentOf(world, id)).refusedAsk).toBeUndefined();
    expect(filed('213')).toHaveLength(1);
    await told(world, id, receipt('213', '120', '2026-12-01T08:00:00.000Z'), BACK);
    expect(stateOf(world, id)).toBe('unwind');
    await told(world, id, receipt('213', '800', '2026-12-01T10:00:00.000Z'));
    expect(stateOf(world, id)).toBe('unwind');
    const requestId = `${id}.document-215.1`;
    const lines = (await consignmentOf(world, id)).lines.map(({ sku, quantity }) => ({
      sku,
      quantity,
    }));
    await told(world, id, { type: 'parcel-tallied', requestId, lines });
    await told(world, id, receipt('215', '399', '2026-12-02T10:00:00.000Z'));
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world, EXPORT_BOOK)).toEqual({ book: 100, reserved: 0 });
  });
});

describe('in the warehouse', () => {
  test('what is not released, or has not left, is cancelled and not returned', async () => {
    const id = await accepted(world);
    await settle(world);
    expect(await takenBack(id)).toMatchObject({ kind: 'refused', code: 'return-not-left' });
    await told(world, id, ...UNTIL_RELEASE);
    expect(await takenBack(id)).toMatchObject({ kind: 'refused', code: 'return-not-left' });
    expect(await requestReturn(world.services, 'nobody', 'x', 'ann')).toEqual({ kind: 'unknown' });
  });

  test('cancelled after release: returned without leaving, and the channel hears of the cancellation', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...UNTIL_RELEASE, PACKED);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(filed('625')).toHaveLength(1);
    await told(world, id, GRANTED);
    expect(stateOf(world, id)).toBe('Returned');
    expect(sent('goods-back')).toEqual([]);
    expect(sent('void-label')).toHaveLength(1);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    const { version } = await consignmentOf(world, id);
    await tellChannel(world.services, { consignmentId: id, version });
    expect(world.notices.map(({ kind }) => kind)).toEqual(['cancelled']);
  });

  test('the channel hears nothing of what its buyer sends back later', async () => {
    const id = await delivered();
    await takenBack(id);
    await told(world, id, GRANTED, BACK);
    const { version } = await consignmentOf(world, id);
    await tellChannel(world.services, { consignmentId: id, version });
    expect(world.notices).toEqual([]);
  });

  test('released while its withdrawal is under way: a return takes it back', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...UNTIL_RELEASE.slice(0, -1));
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect([filed('623').length, filed('625').length]).toEqual([1, 0]);
    await told(world, id, receipt('623', '-623005', '2026-11-23T06:30:00.000Z'));
    expect((await consignmentOf(world, id)).hold?.reason).toBe('withdrawal-refused');
    await told(world, id, receipt('621', '800', '2026-11-23T06:00:00.000Z'));
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    expect(filed('625')).toHaveLength(1);
    await told(world, id, GRANTED);
    expect(stateOf(world, id)).toBe('Returned');
  });
});
