import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { resumeConsignment } from '../../functions/usecases/resume-consignment.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  GATED_OUT,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  OPENING_STOCK,
  settle,
  stateOf,
  stockOf,
  told,
  workAsks,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { illegalMoves } from '../support/world/illegal-moves.ts';
import { MERCHANT } from '../support/world/world-data.ts';

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

async function started(): Promise<string> {
  const id = await accepted(world);
  await settle(world);
  return id;
}

const asksSent = () => world.partners.calls.map(({ ask, requestId }) => `${ask} ${requestId}`);

describe('a good day', () => {
  test('a bonded import: each partner is asked once, in order, and the book is written off', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE);
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
    const { match } = await consignmentOf(world, id);
    // Rule 10: the account book has the goods, and this parcel may draw them.
    expect(match.filter(({ rule }) => rule === '10').map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
    ]);
    await told(world, id, ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
    const sent = asksSent();
    // Documents that are due together go out together.
    expect([...sent.slice(0, 3), ...sent.slice(3, 6).sort(), ...sent.slice(6)]).toEqual([
      `fulfilment ${id}.fulfilment.1`,
      `waybill ${id}.waybill.1`,
      `payment-record ${id}.payment-record.1`,
      `document-411 ${id}.document-411.1`,
      `document-511 ${id}.document-511.1`,
      `file ${id}.311`,
      `file ${id}.621`,
      `pick ${id}.pick.1`,
      `gate-pass ${id}.gate-pass.1`,
      `gate-out ${id}.gate-out.1`,
    ]);
    const { status, deliveredAt, handedToCarrierAt, bookPostings } = await consignmentOf(world, id);
    expect({ status, deliveredAt, handedToCarrierAt }).toEqual({
      status: 'delivered',
      deliveredAt: '2026-11-25T09:00:00.000Z',
      handedToCarrierAt: '2026-11-23T09:00:00.000Z',
    });
    expect(bookPostings).toMatchObject([
      { lineId: 'line-1', before: 10_000_000, after: 9_800_000 },
    ]);
  });

  test('four stages, four answers to the workflow', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    expect(world.workflow.resumed.map(({ outcome }) => outcome.kind)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('the list waits for all three documents, and the pick for the release', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, receipt('311', '120'), receipt('511', '120'));
    expect(asksSent()).not.toContain(`file ${id}.621`);
    await told(world, id, receipt('411', '120'));
    expect(asksSent()).toContain(`file ${id}.621`);
    await told(world, id, receipt('621', '120', '2026-11-23T03:30:00.000Z'));
    expect(stateOf(world, id)).toBe('declare');
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 2 });
  });
});

describe('messages out of order, repeated and late', () => {
  test('everything twice changes nothing twice', async () => {
    const id = await started();
    for (const fact of [...UNTIL_RELEASE, ...UNTIL_DELIVERY]) await told(world, id, fact, fact);
    const { version } = await consignmentOf(world, id);
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    expect((await consignmentOf(world, id)).version).toBe(version);
    expect(new Set(asksSent()).size).toBe(asksSent().length);
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
  });

  test('a release that overtakes its acceptance releases, and the acceptance still dates it', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await told(world, id, receipt('621', '800', '2026-11-23T06:00:00.000Z'));
    expect(stateOf(world, id)).toBe('hand-off');
    await told(world, id, receipt('621', '120', '2026-11-23T03:30:00.000Z'));
    expect((await consignmentOf(world, id)).documents['621']).toMatchObject({
      acceptedAt: '2026-11-23T03:30:00.000Z',
      releasedAt: '2026-11-23T06:00:00.000Z',
    });
  });

  test('facts of a later stage wait for it: what is answered is not asked for', async () => {
    const id = await started();
    await told(world, id, ...IMPORT_ACCEPTED, ACCEPTED_BY_WAREHOUSE);
    expect(stateOf(world, id)).toBe('declare');
    // The firm's own record of its waybill is still missing: it is looked for, then asked for.
    expect(asksSent()).not.toContain(`document-511 ${id}.document-511.1`);
    await workAsks(world);
    expect(world.partners.queries).toEqual(['customs']);
    expect(asksSent()).toContain(`document-511 ${id}.document-511.1`);
    expect(asksSent()).toContain(`file ${id}.621`);
    expect(asksSent()).not.toContain(`file ${id}.311`);
  });

  test('what comes after the end is recorded and moves nothing', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    await told(world, id, receipt('621', '899', '2026-11-30T03:30:00.000Z'), scan('EMG'));
    const { status, documents } = await consignmentOf(world, id);
    expect(status).toBe('delivered');
    expect(documents['621']?.receipts.map((each) => each.status)).toEqual(['120', '800', '899']);
  });
});

describe('unwinding', () => {
  test('a final refusal (-621018): parcel stopped, stock released, label voided, cancelled', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '-621018'));
    expect(stateOf(world, id)).toBe('unwind');
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 2 });
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 0 });
    const { status, refusal, unwind } = await consignmentOf(world, id);
    expect(status).toBe('cancelled');
    expect(refusal?.code).toBe('-621018');
    expect(unwind.labelVoidedAt).toBeDefined();
    expect(asksSent()).not.toContain(`file ${id}.623`);
  });

  test('cancelled with an accepted list: withdrawn at customs before the stock goes back', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    expect(
      await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' }),
    ).toBe('accepted');
    await settle(world);
    expect(stateOf(world, id)).toBe('unwind');
    await told(world, id, { type: 'parcel-stopped' });
    expect(asksSent()).toContain(`file ${id}.623`);
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 2 });
    await told(world, id, receipt('623', '120'));
    expect(stateOf(world, id)).toBe('unwind');
    await told(world, id, receipt('623', '399', '2026-11-23T05:00:00.000Z'));
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 0 });
  });

  test('cancelled before the warehouse heard of it: nothing is declared', async () => {
    const id = await accepted(world);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(asksSent()).toEqual([`stop-parcel ${id}.stop-parcel.1`]);
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK, reserved: 0 });
  });

  test('cancelled after the gate is too late', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    expect(await cancelConsignment(world.services, id, { reason: 'too slow', by: 'channel' })).toBe(
      'too-late',
    );
    expect(await cancelConsignment(world.services, id, { reason: 'too slow', by: 'channel' })).toBe(
      'already',
    );
    await told(world, id, scan('EMA', '2026-11-23T09:00:00.000Z'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    const { cancel } = await consignmentOf(world, id);
    expect(cancel).toMatchObject({ answer: 'too-late' });
  });

  test('stopped too late by the warehouse: an operator lets it go on, and it is delivered', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-too-late' });
    expect((await consignmentOf(world, id)).hold?.reason).toBe('too-late-to-stop');
    expect(await resumeConsignment(world.services, id, 'hand-off', 'ann')).toBe(true);
    await settle(world);
    expect((await consignmentOf(world, id)).cancel?.answer).toBe('too-late');
    expect(stateOf(world, id)).toBe('hand-off');
    await told(world, id, GATED_OUT);
    await told(world, id, scan('EMA', '2026-11-23T09:00:00.000Z'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(await stockOf(world)).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
  });
});
