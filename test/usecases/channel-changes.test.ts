import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderOfConsignment } from '../../functions/domain/identifiers/order-id.ts';
import { money } from '../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { cancelOrder } from '../../functions/usecases/cancel-order.ts';
import { ACCEPTED_BY_WAREHOUSE, GATED_OUT, PACKED, scan } from '../support/world/facts.ts';
import { feedOrder } from '../support/world/making-room.ts';
import {
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { ABROAD, anOrderToGermany, ITEM } from '../support/world/world-data.ts';

/** `CHANGES=500 SEED=7` looks deeper than a test run has time for. */
const RUNS = Number(process.env['CHANGES'] ?? 40);
const SEED = Number(process.env['SEED'] ?? 20261130);

type Step =
  | { readonly do: 'update'; readonly quantity: number }
  | { readonly do: 'pay' | 'hold' | 'let go' | 'cancel' | 'cancel one' | 'partner tells' }
  | { readonly do: 'repeat' | 'older'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('update' as const), quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constantFrom('pay', 'pay', 'hold', 'let go', 'cancel one', 'partner tells' as const),
  }),
  fc.record({ do: fc.constant('partner tells' as const) }),
  fc.record({ do: fc.constant('cancel' as const) }),
  fc.record({ do: fc.constantFrom('repeat', 'older' as const), which: fc.nat(20) }),
);

/** What partners tell of the parcel on a good day. */
const GOOD_DAY = [ACCEPTED_BY_WAREHOUSE, PACKED, GATED_OUT, scan('EMA'), scan('EMI')] as const;
const GRAMS = 120;
const MOST_ANSWERS_KEPT = 20;

/** What is to be expected, told without any of the code that is tested. */
interface Model {
  quantity: number;
  paid: boolean;
  held: boolean;
  cancelled: boolean;
  /** Its parcel, or the order itself, stands still for the channel, or did when it passed the gate. */
  standing: boolean;
  /** Pieces in the parcel, once there is one. */
  planned?: number | undefined;
  /** Pieces in the next parcel, while the one that there is makes room for it. */
  next?: number | undefined;
  /** Parcels that made room. */
  former: number;
  /** Facts that its partners told. */
  told: number;
  /** Changes after planning that were to be answered. */
  answers: number;
}

interface Play {
  readonly world: World;
  readonly model: Model;
  readonly sent: IncomingOrder[];
  version: number;
}

function snapshot({ model, version }: Play): IncomingOrder {
  const { quantity, paid, held, cancelled } = model;
  const yuan = (amount: number) => money(amount, 'CNY');
  const order = anOrderToGermany({ requestedMode: 'overseas-fulfilment' });
  const goods = 100 * quantity;
  const { lineId, sku, name } = order.lines[0] ?? { lineId: '', sku: '', name: '' };
  return {
    ...order,
    sourceUpdatedAt: new Date(Date.parse(order.sourceUpdatedAt) + version * 1_000).toISOString(),
    ...{ paid, hold: held ? { reason: 'fraud check' } : ('none' as const) },
    ...(cancelled && { cancelled: { reason: 'by buyer' } }),
    lines: [{ lineId, sku, name, quantity, price: yuan(100), total: yuan(goods) }],
    totals: {
      ...{ goods: yuan(goods), freight: yuan(0), insurance: yuan(0), tax: yuan(0) },
      ...{ discount: yuan(0), paid: yuan(goods) },
    },
  };
}

async function deliver(play: Play, order: IncomingOrder): Promise<void> {
  await acceptOrder(play.world.services, aDelivery(order));
  await settle(play.world);
}

const hasLeft = ({ told }: Model) => told > GOOD_DAY.indexOf(GATED_OUT);

/** Sends what the channel says by now; a planned order answers what it wants changed. */
async function say(play: Play, change: Partial<Model>): Promise<void> {
  const { model } = play;
  Object.assign(model, change);
  play.version += 1;
  const order = snapshot(play);
  play.sent.push(order);
  await deliver(play, order);
  if (model.planned === undefined) model.standing = false;
  else if (!model.cancelled) {
    const isChanged = model.quantity !== (model.next ?? model.planned);
    if (isChanged && !hasLeft(model)) model.next = model.quantity;
    model.answers += Number(isChanged) + Number(model.held && !model.standing);
    const mayStand = model.next !== undefined || model.told <= GOOD_DAY.indexOf(PACKED);
    model.standing = model.held && (model.standing || mayStand);
  }
  if (model.paid && !model.held && !model.cancelled) model.planned ??= model.quantity;
}

const orderOf = async ({ world }: Play) =>
  (await world.services.orders.listOrders({ merchantId: 'merchant-1', limit: 2 })).items;

async function parcelOf(play: Play): Promise<string | undefined> {
  return (await orderOf(play))[0]?.consignmentIds[0];
}

async function partnerTells(play: Play): Promise<void> {
  const id = await parcelOf(play);
  const { model } = play;
  const fact = GOOD_DAY[model.told];
  if (id === undefined || fact === undefined || model.cancelled) return;
  if (model.next !== undefined) return madeRoom(play, id, model.next);
  model.told += 1;
  const weightGrams = GRAMS * (model.planned ?? 0);
  await told(play.world, id, fact === PACKED ? { type: 'parcel-packed', weightGrams } : fact);
}

/** The parcel is back: the next one is planned, unless its order waits for the channel. */
async function madeRoom({ world, model }: Play, id: string, next: number): Promise<void> {
  await told(world, id, { type: 'parcel-stopped' });
  await told(world, id, { type: 'label-voided' });
  await feedOrder(world, orderOfConsignment(id));
  Object.assign(model, {
    ...{ planned: model.standing ? undefined : next, next: undefined },
    ...{ former: model.former + 1, told: 0 },
  });
}

async function take(play: Play, taken: Step): Promise<void> {
  const { model, sent } = play;
  switch (taken.do) {
    case 'update':
      return say(play, { quantity: taken.quantity });
    case 'pay':
      return say(play, { paid: true });
    case 'hold':
      return say(play, { held: true });
    case 'let go':
      return say(play, { held: false });
    case 'cancel':
      return say(play, { cancelled: true });
    case 'partner tells':
      return partnerTells(play);
    case 'repeat':
    case 'older': {
      const order = sent[taken.which % Math.max(1, sent.length)];
      return order === undefined ? undefined : deliver(play, order);
    }
    case 'cancel one': {
      const [order] = await orderOf(play);
      if (order === undefined || model.cancelled) return;
      const lines = [{ lineId: order.lines[0]?.lineId ?? '', quantity: 1 }];
      const result = await cancelOrder(play.world.services, order.orderId, {
        ...{ reason: 'one less', lines, by: 'ann' },
      });
      await settle(play.world);
      const known = model.next ?? model.planned ?? model.quantity;
      if (known === 1) model.cancelled = true;
      else if (model.planned === undefined) model.quantity -= 1;
      else {
        model.answers += 1;
        expect(result.kind).toMatch(hasLeft(model) ? /too-late|return/ : 'accepted');
        if (!hasLeft(model)) model.next = model.quantity = known - 1;
      }
    }
  }
}

/** Partners do what is left to do: the parcel comes to its end. */
async function drain(play: Play): Promise<void> {
  if (play.model.next !== undefined) await partnerTells(play);
  const id = await parcelOf(play);
  if (id === undefined) return;
  while (!play.model.cancelled && play.model.told < GOOD_DAY.length) await partnerTells(play);
  if (play.model.cancelled && stateOf(play.world, id) === 'unwind') {
    await told(play.world, id, { type: 'parcel-stopped' });
    await feedOrder(play.world, orderOfConsignment(id));
  }
  for (const fact of GOOD_DAY.slice(play.model.told)) {
    if (stateOf(play.world, id) === 'Cancelled') break;
    await told(play.world, id, fact);
  }
}

async function check(play: Play): Promise<void> {
  const { world, model } = play;
  const orders = await orderOf(play);
  expect(orders.length).toBeLessThanOrEqual(1);
  const ids = orders.flatMap(({ consignmentIds }) => consignmentIds);
  expect(ids).toHaveLength(model.planned === undefined ? 0 : 1);
  const asked = (ask: string) => world.partners.calls.filter((call) => call.ask === ask).length;
  const all = [...orders.flatMap(({ formerConsignmentIds = [] }) => formerConsignmentIds), ...ids];
  expect(all).toHaveLength(ids.length + model.former);
  expect([asked('fulfilment'), asked('gate-out') <= all.length]).toEqual([all.length, true]);
  const stock = await stockOf(world, stockBook(ABROAD), ITEM.sku);
  const [id] = ids;
  expect(orders[0]?.changes?.length ?? 0).toBe(Math.min(model.answers, MOST_ANSWERS_KEPT));
  const answers = (orders[0]?.changes ?? []).map(({ answer }) => answer);
  expect(answers).not.toContain('underway');
  if (id === undefined) {
    expect(stock).toEqual({ book: 100, reserved: 0 });
    return;
  }
  const { lines } = await consignmentOf(world, id);
  expect(lines.map(({ quantity }) => quantity)).toEqual([model.planned]);
  const wasStopped = model.cancelled && model.told < 3;
  expect(stateOf(world, id)).toBe(wasStopped ? 'Cancelled' : 'Delivered');
  expect(stock).toEqual({ book: wasStopped ? 100 : 100 - (model.planned ?? 0), reserved: 0 });
}

test('whatever a channel changes, and when: one parcel, as it was last, to its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 14 }), async (isPaid, steps) => {
      const world = await aWorld();
      const model: Model = {
        ...{ quantity: 2, paid: isPaid, held: false, cancelled: false, standing: false },
        ...{ told: 0, answers: 0, former: 0 },
      };
      const play: Play = { world, model, sent: [], version: 0 };
      await say(play, {});
      for (const each of steps) await take(play, each);
      await drain(play);
      await check(play);
      expect(world.faults).toEqual([]);
      await world.close();
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
