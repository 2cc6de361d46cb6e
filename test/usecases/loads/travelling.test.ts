import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadDocumentKind } from '../../../functions/domain/load/load-documents.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import { askForLoad } from '../../../functions/usecases/loads/ask-for-load.ts';
import { closeLoad } from '../../../functions/usecases/loads/close-load.ts';
import { joinLoad } from '../../../functions/usecases/loads/join-load.ts';
import { askAgainForLoad, takeOut } from '../../../functions/usecases/loads/steer-load.ts';
import { sweepLoads } from '../../../functions/usecases/loads/sweep-loads.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import { BOOKING } from '../../support/load-builder.ts';
import { receipt } from '../../support/world/facts.ts';
import { aParcel, loadOf, parcelOf, toldOfLoad, workLoads } from '../../support/world/loads.ts';
import { aWorld } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const WAREHOUSE = 'warehouse-1';
const CARRIER = 'express';
const CUSTOMS = 'customs-1';
const OUT: LoadFact = {
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
};
const DEPARTED: LoadFact = {
  type: 'departed',
  occurredAt: '2026-11-23T12:00:00.000Z',
  place: 'HGH',
};
const ARRIVED: LoadFact = { type: 'arrived', occurredAt: '2026-11-24T02:00:00.000Z', place: 'ICN' };
const accepted = (kind: LoadDocumentKind, status = '120'): LoadFact => ({
  type: 'receipt-received',
  kind,
  status,
  receivedAt: '2026-11-23T06:00:00.000Z',
  info: 'why',
});

/** A closed load of two general exports, after what follows from closing it. */
async function aClosedLoad() {
  const parcels = [await aParcel(world, 1), await aParcel(world, 2)] as const;
  const { loadId } = await joinLoad(world.services, parcels[0]);
  await joinLoad(world.services, parcels[1]);
  expect(await closeLoad(world.services, loadId, 'operator', 'eve')).toBe('closed');
  await workLoads(world);
  return { loadId, parcels };
}

const asked = () => world.partners.loads.calls.map(({ requestId }) => requestId);
const released = (consignmentId: string) =>
  recordFacts(world.services, consignmentId, [receipt('603', '800', '2026-11-23T08:00:00.000Z')]);

async function later(): Promise<void> {
  world.clock.advance({ days: 1 });
  await sweepLoads(world.services);
  await workLoads(world);
}

describe('a good day of an export', () => {
  test('each partner is asked once, in order, and every parcel follows', async () => {
    const { loadId, parcels } = await aClosedLoad();
    expect(await loadOf(world, loadId)).toMatchObject({ status: 'closed', booking: BOOKING });
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('507'));
    for (const { consignmentId } of parcels) await released(consignmentId);
    world.clock.advance({ minutes: 5 });
    await sweepLoads(world.services);
    await workLoads(world);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('607'));
    await toldOfLoad(world, CARRIER, loadId, DEPARTED);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('509', '399'));
    await toldOfLoad(world, CARRIER, loadId, ARRIVED);
    expect(asked()).toEqual(
      ['booking', 'gate-out', 'document-507', 'document-607', 'document-509'].map(
        (ask) => `${loadId}.${ask}.1`,
      ),
    );
    expect(await loadOf(world, loadId)).toMatchObject({ status: 'arrived', arrivedIn: 'ICN' });
    for (const { consignmentId } of parcels) {
      expect((await parcelOf(world, consignmentId)).load).toMatchObject({
        loadId,
        status: 'arrived',
        masterBill: BOOKING.masterBill,
        voyage: BOOKING.voyage,
      });
      expect((await parcelOf(world, consignmentId)).gatedOutAt).toBeDefined();
    }
    const { told, load } = (await world.services.loads.load(loadId)) ?? {};
    expect(told).toBe(load?.newsVersion);
    expect(await world.services.loads.due('2030-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  test('the linkage waits for the last list', async () => {
    const { loadId, parcels } = await aClosedLoad();
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('507'));
    await released(parcels[0].consignmentId);
    await later();
    expect(asked()).not.toContain(`${loadId}.document-607.1`);
    await released(parcels[1].consignmentId);
    await later();
    expect(asked()).toContain(`${loadId}.document-607.1`);
  });

  test('told twice, or by the wrong partner, nothing happens twice', async () => {
    const { loadId } = await aClosedLoad();
    await toldOfLoad(world, 'warehouse-2', loadId, OUT);
    expect((await loadOf(world, loadId)).status).toBe('closed');
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    const { version } = await loadOf(world, loadId);
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    expect((await loadOf(world, loadId)).version).toBe(version);
    expect(asked().filter((id) => id.includes('507'))).toHaveLength(1);
  });
});

describe('closing', () => {
  test('by the sweep when its time is up; who may not travel stays behind and hears so', async () => {
    const [one, two] = [await aParcel(world, 1), await aParcel(world, 2)];
    const { loadId } = await joinLoad(world.services, one);
    await joinLoad(world.services, two);
    await recordFacts(world.services, two.consignmentId, [
      { type: 'load-joined', loadId },
      { type: 'cancel-requested', reason: 'changed my mind', by: 'buyer' },
      { type: 'cancel-answered', answer: 'accepted' },
    ]);
    world.clock.advance({ hours: 2 });
    await sweepLoads(world.services);
    await workLoads(world);
    const load = await loadOf(world, loadId);
    expect(load.entries).toMatchObject([{ consignmentId: one.consignmentId }]);
    expect(load.left).toEqual([{ consignmentId: two.consignmentId, reason: 'cancelled' }]);
    expect((await parcelOf(world, one.consignmentId)).load?.loadId).toBe(loadId);
    expect((await parcelOf(world, two.consignmentId)).load).toBeUndefined();
  });

  test('with nobody who may travel it stays open and asks nobody', async () => {
    const one = await aParcel(world, 1);
    const { loadId } = await joinLoad(world.services, one);
    await recordFacts(world.services, one.consignmentId, [
      { type: 'cancel-requested', reason: 'changed my mind', by: 'buyer' },
      { type: 'cancel-answered', answer: 'accepted' },
    ]);
    expect(await closeLoad(world.services, loadId, 'operator', 'eve')).toBe('nobody-travels');
    expect(await closeLoad(world.services, loadId, 'operator', 'eve')).toBe('not-open');
    expect(await closeLoad(world.services, 'L0123456789-0001', 'time')).toBe('unknown');
    await workLoads(world);
    expect(asked()).toEqual([]);
    expect(await loadOf(world, loadId)).toMatchObject({ status: 'open', entries: [] });
  });
});

describe('what does not go well', () => {
  test('a refused gate-out waits for an operator, who takes out and asks again', async () => {
    const message = 'O00000000000001-01 is not packed';
    world.partners.loads.script('gate-out', { kind: 'refused', code: 'not-packed', message });
    const { loadId, parcels } = await aClosedLoad();
    expect((await loadOf(world, loadId)).refused['gate-out']).toMatchObject({ message });
    await later();
    expect(asked()).toHaveLength(2);
    expect(await takeOut(world.services, loadId, parcels[0].consignmentId, 'eve')).toBe('done');
    expect(await askAgainForLoad(world.services, loadId, 'eve', 'out')).toBe('done');
    expect(await askAgainForLoad(world.services, loadId, 'eve')).toBe('not-legal');
    await workLoads(world);
    expect(world.partners.loads.calls.at(-1)).toEqual({
      ask: 'gate-out',
      requestId: `${loadId}.gate-out.2`,
      parcels: [parcels[1].consignmentId],
    });
    // The warehouse may be opening its gate now.
    expect(await takeOut(world.services, loadId, parcels[1].consignmentId, 'eve')).toBe(
      'not-legal',
    );
    expect((await parcelOf(world, parcels[0].consignmentId)).load).toBeUndefined();
  });

  test('a document that customs rejects goes out as a new request', async () => {
    const { loadId } = await aClosedLoad();
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('507', '-805001'));
    expect(await askAgainForLoad(world.services, loadId, 'eve')).toBe('done');
    await workLoads(world);
    expect(asked().slice(-1)).toEqual([`${loadId}.document-507.2`]);
    // Customs repeats itself: that was about the version before.
    await toldOfLoad(world, CUSTOMS, loadId, accepted('507', '-805001'));
    const document = (await loadOf(world, loadId)).documents['507'];
    expect(document).toMatchObject({ version: 2, receipts: [] });
    expect(document?.rejected).toBeUndefined();
  });

  test('a carrier out of reach is asked again under the same request', async () => {
    world.partners.loads.script('booking', { kind: 'transient', reason: 'timeout' });
    const { loadId } = await aClosedLoad();
    expect(asked().slice(0, 2)).toEqual([`${loadId}.booking.1`, `${loadId}.booking.1`]);
    expect((await loadOf(world, loadId)).booking).toEqual(BOOKING);
  });

  test('a lost answer is found before anything is asked again', async () => {
    const { loadId } = await aClosedLoad();
    world.partners.loads.tells('warehouse', OUT);
    await later();
    expect((await loadOf(world, loadId)).gatedOutAt).toBe(OUT.occurredAt);
    expect(asked().filter((id) => id.includes('gate-out'))).toHaveLength(1);
    world.partners.loads.tells('customs', accepted('507'));
    await later();
    expect((await loadOf(world, loadId)).documents['507']?.acceptedAt).toBeDefined();
  });

  test('departure and arrival that nobody told are asked for', async () => {
    const { loadId, parcels } = await aClosedLoad();
    await toldOfLoad(world, WAREHOUSE, loadId, OUT);
    await toldOfLoad(world, CUSTOMS, loadId, accepted('507'));
    for (const { consignmentId } of parcels) await released(consignmentId);
    await later();
    await toldOfLoad(world, CUSTOMS, loadId, accepted('607'));
    world.partners.loads.tells('carrier', DEPARTED, ARRIVED);
    await later();
    expect((await loadOf(world, loadId)).status).toBe('arrived');
  });

  test('what was lost between commit and queue is picked up by the sweep', async () => {
    const [one] = [await aParcel(world, 1)];
    const { loadId } = await joinLoad(world.services, one);
    await closeLoad(world.services, loadId, 'operator', 'eve');
    // Everything that was put on the queue is lost.
    world.queue.take('loads');
    await later();
    expect((await loadOf(world, loadId)).booking).toEqual(BOOKING);
    expect((await parcelOf(world, one.consignmentId)).load?.masterBill).toBe(BOOKING.masterBill);
  });

  test('an ask that was answered meanwhile is asked of nobody', async () => {
    const { loadId } = await aClosedLoad();
    const before = asked().length;
    await askForLoad(world.services, loadId, 'booking', 2);
    expect(asked()).toHaveLength(before);
  });
});
