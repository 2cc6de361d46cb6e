import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsignmentFact } from '../../functions/domain/consignment/consignment-events.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { requestReturn } from '../../functions/usecases/request-return.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { documentRows } from '../../functions/usecases/views/document-rows.ts';
import { holdView } from '../../functions/usecases/views/hold-view.ts';
import { taskView } from '../../functions/usecases/views/task-view.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  GATED_OUT,
  PACKED,
  receipt,
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
import { anExportOrder, EXPORT_BOOK } from '../support/world/world-data.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await aWorld();
  id = await accepted(world, anExportOrder());
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE, ...EXPORT_ACCEPTED, receipt('603', '800'));
  await told(world, id, PACKED, GATED_OUT);
  await requestReturn(world.services, id, 'does not fit', 'ann');
  await settle(world);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  expect(illegalMoves(await world.services.orders.events(id))).toEqual([]);
  await world.close();
});

const GRANTED = receipt('213', '800', '2026-12-01T10:00:00.000Z');
const BACK = { type: 'parcel-returned' } as const;
const FILED = receipt('215', '399', '2026-12-02T10:00:00.000Z');
const OUT = { book: 98, reserved: 0 };
const RESTORED = { book: 100, reserved: 0 };

/** The site's count in answer to its n-th request, by article. */
function counted(turn: number, ...lines: readonly (readonly [string, number])[]): ConsignmentFact {
  return {
    type: 'parcel-tallied',
    requestId: `${id}.document-215.${String(turn)}`,
    lines: lines.map(([sku, quantity]) => ({ sku, quantity })),
  };
}
const asked = () =>
  world.partners.calls
    .filter(({ ask }) => ask === 'document-215')
    .map(({ requestId }) => requestId.slice(-1));
const filed = (kind: string) =>
  world.partners.calls.filter(
    ({ ask, requestId }) => ask === 'file' && requestId.endsWith(`.${kind}`),
  );
const holdOf = async () => (await consignmentOf(world, id)).hold;
const goOn = async () => {
  expect((await fixHold(world.services, id, [], 'ann')).kind).toBe('fixed');
  await settle(world);
};

/** The article that was sold, and how many of it. */
async function sold(): Promise<readonly [sku: string, quantity: number]> {
  const [line] = (await consignmentOf(world, id)).lines;
  return [line?.sku ?? '', line?.quantity ?? 0];
}

describe('a returned export', () => {
  test('is tallied by the site once it is granted and there, and stands in no stock before', async () => {
    await told(world, id, BACK);
    expect(asked()).toEqual([]);
    await told(world, id, GRANTED);
    expect(asked()).toEqual(['1']);
    const consignment = await consignmentOf(world, id);
    const task = await world.services.orders.currentTask(id);
    expect(taskView(consignment, task)?.asks).toMatchObject([
      { name: 'document-215', party: 'warehouse', attempts: 1 },
    ]);
    await told(world, id, counted(1, await sold()));
    expect([stateOf(world, id), await stockOf(world, EXPORT_BOOK)]).toEqual(['unwind', OUT]);
    await told(world, id, FILED);
    expect([stateOf(world, id), await stockOf(world, EXPORT_BOOK)]).toEqual(['Returned', RESTORED]);
  });

  test('is not back for customs’ receipt alone: the receipt may come before the count', async () => {
    await told(world, id, GRANTED, BACK, FILED);
    expect([stateOf(world, id), await stockOf(world, EXPORT_BOOK)]).toEqual(['unwind', OUT]);
    await told(world, id, counted(1, await sold()));
    expect(stateOf(world, id)).toBe('Returned');
  });

  test('shows its tally with its receipt among the documents, once the site is asked for it', async () => {
    const rows = async () => documentRows(await consignmentOf(world, id), []);
    const tally = async () => (await rows()).find(({ kind }) => kind === '215');
    expect(await tally()).toBeUndefined();
    await told(world, id, GRANTED, BACK);
    expect(await tally()).toMatchObject({ filedBy: 'site', state: 'waiting', receipts: [] });
    await told(world, id, counted(1, await sold()), FILED);
    expect(await tally()).toMatchObject({ state: 'accepted', receipts: [{ status: '399' }] });
  });

  test('whose count got lost is asked after a day, customs first, and the site gets the same request', async () => {
    await told(world, id, GRANTED, BACK, FILED);
    world.partners.tells('warehouse', counted(1, await sold()));
    world.partners.queries.length = 0;
    world.clock.advance({ days: 1, minutes: 1 });
    await sweep(world.services);
    await settle(world);
    expect(world.partners.queries).toEqual(['customs', 'warehouse']);
    expect(stateOf(world, id)).toBe('Returned');
    expect(asked()).toEqual(['1']);
  });

  test('is looked for at customs alone while its application is not answered', async () => {
    world.partners.queries.length = 0;
    world.clock.advance({ hours: 13 });
    await sweep(world.services);
    await settle(world);
    expect(world.partners.queries).toEqual(['customs']);
  });

  test('nobody tallied in a day is asked for again under the same request', async () => {
    await told(world, id, GRANTED, BACK);
    world.clock.advance({ days: 1, minutes: 1 });
    await sweep(world.services);
    await settle(world);
    expect(asked()).toEqual(['1', '1']);
  });
});

describe('a tally that is not as applied for', () => {
  test.each<[string, (sku: string, quantity: number) => ConsignmentFact, RegExp]>([
    ['short', (sku, quantity) => counted(1, [sku, quantity - 1]), /counted 1 of 2 /],
    ['over', (sku, quantity) => counted(1, [sku, quantity + 1]), /counted 3 of 2 /],
    ['of other goods', (sku, quantity) => counted(1, ['OTHER', quantity]), /0 of 2 .*2 of 0 OTHER/],
    ['of nothing', () => counted(1), /counted 0 of 2 /],
  ])('%s is held; the site counts anew, and only then it goes on', async (_what, count, said) => {
    const [sku, quantity] = await sold();
    await told(world, id, GRANTED, BACK, count(sku, quantity));
    expect(await holdOf()).toMatchObject({ reason: 'tally-difference', stage: 'unwind' });
    expect((await holdOf())?.message).toMatch(said);
    await told(world, id, FILED);
    expect(await stockOf(world, EXPORT_BOOK)).toEqual(OUT);
    await goOn();
    expect(asked()).toEqual(['1', '2']);
    await told(world, id, count(sku, quantity));
    expect((await consignmentOf(world, id)).unwind.tally).toBeUndefined();
    await told(world, id, counted(2, [sku, quantity]));
    await told(world, id, receipt('215', '399', '2026-12-03T10:00:00.000Z'));
    expect([stateOf(world, id), await stockOf(world, EXPORT_BOOK)]).toEqual(['Returned', RESTORED]);
  });

  test('may differ again, and is held again', async () => {
    const [sku] = await sold();
    await told(world, id, GRANTED, BACK, counted(1, [sku, 1]));
    await goOn();
    await told(world, id, counted(2, [sku, 1]));
    expect(await holdOf()).toMatchObject({ reason: 'tally-difference' });
  });
});

describe('what does not come back', () => {
  const piecesBack = async (value: string) =>
    fixHold(world.services, id, [{ field: 'lines.1.returnedPieces', value }], 'ann');

  test('is not applied for any more: the application is amended, and tallied when it is granted', async () => {
    const [sku] = await sold();
    await told(world, id, GRANTED, BACK, counted(1, [sku, 1]));
    expect(holdView(await consignmentOf(world, id))?.fields).toMatchObject([
      { field: 'lines.1.returnedPieces', current: '2', sensitive: false },
    ]);
    expect(await piecesBack('3')).toMatchObject({ kind: 'refused', code: 'fix-shape' });
    expect(await piecesBack('0')).toMatchObject({ kind: 'refused', code: 'fix-quantity' });
    expect((await piecesBack('1')).kind).toBe('fixed');
    await settle(world);
    const amended = (await consignmentOf(world, id)).documents['213'];
    expect(amended).toMatchObject({ version: 2, amends: true });
    expect([filed('213').length, asked()]).toEqual([2, ['1']]);
    await told(world, id, receipt('213', '800', '2026-12-03T10:00:00.000Z'));
    expect(asked()).toEqual(['1', '2']);
    await told(world, id, counted(2, [sku, 1]), receipt('215', '399', '2026-12-04T10:00:00.000Z'));
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world, EXPORT_BOOK)).toEqual({ book: 99, reserved: 0 });
  });

  test('customs may refuse to take it back out', async () => {
    const [sku] = await sold();
    await told(world, id, GRANTED, BACK, counted(1, [sku, 1]));
    await piecesBack('1');
    await settle(world);
    await told(world, id, receipt('213', '-213005', '2026-12-03T10:00:00.000Z'));
    expect(await holdOf()).toMatchObject({ reason: 'return-refused' });
    const fixes = [{ field: 'unwind.returnApplication', value: 'HAND-1' }];
    await fixHold(world.services, id, fixes, 'ann');
    await settle(world);
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world, EXPORT_BOOK)).toEqual({ book: 99, reserved: 0 });
  });
});

test('a tally that customs refuses is held, and filed anew once somebody saw to it', async () => {
  const [sku, quantity] = await sold();
  const refused = receipt('215', '100', '2026-12-02T08:00:00.000Z');
  await told(world, id, GRANTED, BACK, counted(1, [sku, quantity]), refused);
  expect(await holdOf()).toMatchObject({ reason: 'tally-refused' });
  await goOn();
  expect(asked()).toEqual(['1', '2']);
  await told(world, id, counted(2, [sku, quantity]), FILED);
  expect([stateOf(world, id), await stockOf(world, EXPORT_BOOK)]).toEqual(['Returned', RESTORED]);
});

test('a site that cannot tally is asked anew after somebody saw to it', async () => {
  world.partners.script('document-215', { kind: 'refused', code: 'not-possible', message: 'no' });
  await told(world, id, GRANTED, BACK);
  expect(await holdOf()).toMatchObject({ reason: 'partner-refused' });
  await goOn();
  expect(asked()).toEqual(['1', '2']);
});

test('what an operator applied for by hand is tallied by nobody', async () => {
  await told(world, id, receipt('213', '100', '2026-12-01T08:00:00.000Z'));
  const fixes = [{ field: 'unwind.returnApplication', value: 'HAND-1' }];
  await fixHold(world.services, id, fixes, 'ann');
  await settle(world);
  await told(world, id, BACK);
  expect([stateOf(world, id), asked()]).toEqual(['Returned', []]);
});
