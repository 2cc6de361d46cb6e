import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadDocumentKind } from '../../functions/domain/load/load-documents.ts';
import type { LoadFact } from '../../functions/domain/load/load-events.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { requestReturn } from '../../functions/usecases/request-return.ts';
import { sweepLoads } from '../../functions/usecases/loads/sweep-loads.ts';
import { BOOKING } from '../support/load-builder.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
} from '../support/world/facts.ts';
import { toldOfLoad, workLoads } from '../support/world/loads.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  OPENING_STOCK,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  anExportOrder,
  anIncomingOrder,
  EXPORT_BOOK,
  EXPORT_WAREHOUSE,
  HUB,
  ITEM,
  MERCHANT,
  ORIGIN,
} from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const CUSTOMS = 'customs-1';
const CARRIER = 'express';
const OUT = {
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
} as const satisfies LoadFact;
const moved = (type: 'departed' | 'arrived'): LoadFact => ({
  type,
  occurredAt: '2026-11-24T05:00:00.000Z',
  place: 'HGH',
});
const declared = (kind: LoadDocumentKind): LoadFact => ({
  type: 'receipt-received',
  kind,
  status: '120',
  receivedAt: '2026-11-23T06:00:00.000Z',
  info: '',
});
const RELEASED = '2026-11-23T08:00:00.000Z';

const general = () => accepted(world, anExportOrder({ requestedMode: 'general-export' }));
const direct = () => accepted(world, anIncomingOrder({ requestedMode: 'direct-import' }));
const asked = () =>
  world.partners.calls.map(({ ask, requestId }) =>
    ask === 'file' ? requestId.split('.')[1] : ask,
  );
const askedOfLoad = () => world.partners.loads.calls.map(({ ask }) => ask);

async function packed(id: string): Promise<void> {
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
}

async function loadIdOf(id: string): Promise<string> {
  const { load } = await consignmentOf(world, id);
  if (load === undefined) throw new Error('in no load');
  return load.loadId;
}

async function later(): Promise<void> {
  world.clock.advance({ hours: 3 });
  await sweepLoads(world.services);
  await workLoads(world);
  await settle(world);
}

describe('general export (9610)', () => {
  test('is packed before it is declared, released on the site, and follows its load', async () => {
    const id = await general();
    await packed(id);
    expect(stateOf(world, id)).toBe('declare');
    await told(world, id, ...EXPORT_ACCEPTED);
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    await told(world, id, receipt('603', '120'));
    const loadId = await loadIdOf(id);
    await later();
    await toldOfLoad(world, HUB.warehouseId, loadId, OUT);
    expect((await consignmentOf(world, id)).gatedOutAt).toBe(OUT.occurredAt);
    expect(await stockOf(world, stockBook(HUB), ITEM.sku)).toMatchObject({ reserved: 2 });
    await toldOfLoad(world, CUSTOMS, loadId, declared('507'));
    expect(stateOf(world, id)).toBe('declare');
    await told(world, id, receipt('603', '800', RELEASED));
    expect(await stockOf(world, stockBook(HUB), ITEM.sku)).toEqual({
      book: OPENING_STOCK - 2,
      reserved: 0,
    });
    await later();
    await toldOfLoad(world, CUSTOMS, loadId, declared('607'));
    await toldOfLoad(world, CARRIER, loadId, moved('departed'));
    await toldOfLoad(world, CUSTOMS, loadId, declared('509'));
    await toldOfLoad(world, CARRIER, loadId, moved('arrived'));
    await told(world, id, scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(askedOfLoad()).toEqual([
      ...['booking', 'gate-out', 'document-507', 'document-607', 'document-509'],
    ]);
    expect(asked()).not.toContain('gate-pass');
    expect(asked()).not.toContain('gate-out');
    expect(await world.services.orders.cases('merchant-1', 10)).toEqual([]);
  });

  test('held when its load closes: it is taken out, and joins the next once it is fixed', async () => {
    const order = anExportOrder({ requestedMode: 'general-export', channelOrderId: 'SO-2' });
    const [id, other] = [await general(), await accepted(world, order)];
    for (const each of [id, other]) {
      await packed(each);
      await told(world, each, ...EXPORT_ACCEPTED, receipt('603', '120'));
    }
    const first = await loadIdOf(id);
    expect(await loadIdOf(other)).toBe(first);
    await told(world, id, receipt('603', '100', '2026-11-23T04:00:00.000Z'));
    expect((await consignmentOf(world, id)).hold).toMatchObject({ reason: 'customs-rejected' });
    await later();
    expect((await consignmentOf(world, other)).load).toMatchObject({ status: 'closed' });
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    const fix = [{ field: 'lines.1.declaredName', value: '面霜' }];
    expect(await fixHold(world.services, id, fix, 'operator')).toMatchObject({ kind: 'fixed' });
    await told(world, id, receipt('603', '120', '2026-11-23T09:00:00.000Z'));
    expect(await loadIdOf(id)).not.toBe(first);
  });

  test('cancelled in an open load: it is stopped, leaves the load, and the list is withdrawn', async () => {
    const id = await general();
    await packed(id);
    await told(world, id, ...EXPORT_ACCEPTED, receipt('603', '120'));
    const loadId = await loadIdOf(id);
    expect(
      await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' }),
    ).toBe('accepted');
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect((await world.services.loads.load(loadId))?.load.entries).toEqual([]);
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    await told(world, id, receipt('605', '399'));
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world, stockBook(HUB), ITEM.sku)).toEqual({
      book: OPENING_STOCK,
      reserved: 0,
    });
  });
});

describe('general export of a district where exports arrive released', () => {
  test('joins its load once released, arrives at the site then, and is linked after that', async () => {
    const { directory } = world.services;
    const { customsCode } = HUB;
    const districts = [
      { customsCode, since: '2026-01-01', exportArrival: 'after-release' },
    ] as const;
    await directory.putMerchant({ ...MERCHANT, districts });
    const id = await general();
    await packed(id);
    await told(world, id, ...EXPORT_ACCEPTED, receipt('603', '120'));
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    await told(world, id, receipt('603', '800', RELEASED));
    const loadId = await loadIdOf(id);
    await later();
    await toldOfLoad(world, HUB.warehouseId, loadId, OUT);
    expect(askedOfLoad()).toEqual(['booking', 'gate-out', 'document-507']);
    await toldOfLoad(world, CUSTOMS, loadId, declared('507'));
    expect(askedOfLoad().at(-1)).toBe('document-607');
    expect(await world.services.orders.cases('merchant-1', 10)).toEqual([]);
  });
});

describe('special-area export (1210)', () => {
  const special = () => accepted(world, anExportOrder({ requestedMode: 'special-area-export' }));

  test('joins its load once released, leaves with its pass, and is linked and departed with it', async () => {
    const id = await special();
    await packed(id);
    await told(world, id, ...EXPORT_ACCEPTED, receipt('603', '120'));
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    await told(world, id, receipt('603', '800', RELEASED));
    expect(stateOf(world, id)).toBe('hand-off');
    expect(await stockOf(world, EXPORT_BOOK)).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
    const loadId = await loadIdOf(id);
    await later();
    const { seal = '' } = (await world.services.loads.load(loadId))?.load ?? {};
    const { listNumber = '' } = await consignmentOf(world, id);
    const gatePass = { number: 'HF37', plate: OUT.plate, seal, listNumbers: [listNumber] };
    await toldOfLoad(world, EXPORT_WAREHOUSE.warehouseId, loadId, { ...OUT, gatePass });
    await toldOfLoad(world, CUSTOMS, loadId, declared('607'));
    await toldOfLoad(world, CARRIER, loadId, moved('departed'));
    await toldOfLoad(world, CUSTOMS, loadId, declared('509'));
    await toldOfLoad(world, CARRIER, loadId, moved('arrived'));
    await told(world, id, scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(askedOfLoad()).toEqual([
      ...['booking', 'gate-pass', 'gate-out', 'document-607', 'document-509'],
    ]);
    expect(asked()).not.toContain('gate-pass');
    expect(asked()).not.toContain('gate-out');
    expect(await world.services.orders.cases('merchant-1', 10)).toEqual([]);
  });
});

describe('direct import (9610)', () => {
  test('names flight and master bill on the list, and is released after arrival', async () => {
    const id = await direct();
    await packed(id);
    await told(world, id, ...IMPORT_ACCEPTED);
    const loadId = await loadIdOf(id);
    expect(asked()).not.toContain('621');
    await later();
    expect(await consignmentOf(world, id)).toMatchObject({
      departsFrom: 'JP',
      load: { loadId, status: 'closed', masterBill: BOOKING.masterBill },
    });
    expect(asked()).toContain('621');
    await told(world, id, receipt('621', '120'));
    await toldOfLoad(world, ORIGIN.warehouseId, loadId, OUT);
    await toldOfLoad(world, CARRIER, loadId, moved('departed'));
    await toldOfLoad(world, CARRIER, loadId, moved('arrived'));
    expect(askedOfLoad()).toEqual(['booking', 'gate-out', 'document-711']);
    await toldOfLoad(world, CUSTOMS, loadId, declared('711'));
    expect(stateOf(world, id)).toBe('declare');
    await told(world, id, receipt('621', '800', RELEASED), scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(await stockOf(world, stockBook(ORIGIN), ITEM.sku)).toEqual({
      book: OPENING_STOCK - 2,
      reserved: 0,
    });
  });

  test('refused for good after it left: taken back, with nothing to apply for', async () => {
    const id = await direct();
    await packed(id);
    await told(world, id, ...IMPORT_ACCEPTED);
    const loadId = await loadIdOf(id);
    await later();
    await toldOfLoad(world, ORIGIN.warehouseId, loadId, OUT);
    const takeBack = () => requestReturn(world.services, id, 'refused', 'ann');
    expect(await takeBack()).toMatchObject({ kind: 'refused', code: 'return-not-released' });
    await told(world, id, receipt('621', '-621018'), { type: 'parcel-too-late' });
    expect((await consignmentOf(world, id)).hold).toMatchObject({ reason: 'too-late-to-stop' });
    expect(await takeBack()).toEqual({ kind: 'accepted' });
    await settle(world);
    expect(asked()).toContain('goods-back');
    expect(asked()).not.toContain('625');
    expect(asked()).not.toContain('623');
    await told(world, id, { type: 'parcel-returned' });
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world, stockBook(ORIGIN), ITEM.sku)).toEqual({
      book: OPENING_STOCK,
      reserved: 0,
    });
  });
});
