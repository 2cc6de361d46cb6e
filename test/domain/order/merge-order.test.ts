import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';
import {
  mergeOrder,
  saysNothingNew,
  takesContent,
} from '../../../functions/domain/order/merge-order.ts';
import type { Arrival } from '../../../functions/domain/order/merge-order.ts';
import type { Order } from '../../../functions/domain/order/order.ts';
import { anIncomingOrder, CHANNEL } from '../../support/world/world-data.ts';

const AT = '2026-11-23T02:00:00.000Z';
const EARLY = '2026-11-23T01:30:00.000Z';
const BETWEEN = '2026-11-23T01:40:00.000Z';
const LATE = '2026-11-23T01:45:00.000Z';

const arrival = (incoming: IncomingOrder, overrides: Partial<Arrival> = {}): Arrival => ({
  id: 'O1',
  channel: CHANNEL,
  payloadHash: JSON.stringify(incoming),
  identity: { buyerTelephone: '8000' },
  receivedAt: AT,
  ...overrides,
});
const merge = (stored: Order | undefined, incoming: IncomingOrder) =>
  mergeOrder(stored, incoming, arrival(incoming));
function stored(incoming: IncomingOrder = anIncomingOrder(), patch: Partial<Order> = {}): Order {
  const merged = merge(undefined, incoming);
  if (merged.kind === 'conflicting') throw new Error('conflicting');
  return { ...merged.order, ...patch };
}
const elsewhere = { ...anIncomingOrder().shipTo, street: 'elsewhere 1' };
const cancelled = { reason: 'by buyer' };

describe('the first delivery', () => {
  test('is version 1 of the order', () => {
    expect(stored()).toMatchObject({
      orderId: 'O1',
      merchantId: 'merchant-1',
      channelOrderId: 'SO-1001',
      version: 1,
      status: 'received',
      paid: true,
      consignmentIds: [],
      identity: { buyerTelephone: '8000' },
      payment: { paymentFirmId: 'pay-1' },
    });
  });

  test('takes the payment firm of the channel where the order names none', () => {
    const incoming = anIncomingOrder({ payment: { transactionId: 'T' } });
    const channel = { ...CHANNEL, paymentFirmId: 'pay-9' };
    expect(mergeOrder(undefined, incoming, arrival(incoming, { channel }))).toMatchObject({
      order: { payment: { paymentFirmId: 'pay-9', transactionId: 'T' } },
    });
  });

  test.each([
    [{ test: true }, 'test'],
    [{ cancelled }, 'cancelled'],
    [{ test: true, cancelled }, 'test'],
    [{ paid: false }, 'received'],
  ])('%j stands as %s', (overrides, status) => {
    expect(stored(anIncomingOrder(overrides)).status).toBe(status);
  });
});

describe('a later delivery', () => {
  const unpaid = anIncomingOrder({ paid: false });
  test.each<[string, Order, Partial<IncomingOrder>, string]>([
    ['the same again', stored(), {}, 'repeated'],
    ['newer content', stored(), { sourceUpdatedAt: LATE, shipTo: elsewhere }, 'newer'],
    [
      'older content',
      stored(anIncomingOrder({ sourceUpdatedAt: LATE })),
      { shipTo: elsewhere },
      'older',
    ],
    ['the same version, other words', stored(), { displayNumber: '#1' }, 'older'],
    ['the same version, another address', stored(), { shipTo: elsewhere }, 'conflicting'],
    ['the same version, now paid', stored(unpaid), {}, 'newer'],
    ['older, but paid', stored({ ...unpaid, sourceUpdatedAt: LATE }), {}, 'newer'],
    [
      'older, but cancelled',
      stored(anIncomingOrder({ sourceUpdatedAt: LATE })),
      { cancelled },
      'newer',
    ],
    ['newer and unpaid', stored(), { paid: false, sourceUpdatedAt: LATE }, 'newer'],
    [
      'newer, after planning',
      stored(undefined, { status: 'planned' }),
      { sourceUpdatedAt: LATE },
      'newer',
    ],
    [
      'newer and elsewhere, after planning',
      stored(undefined, { status: 'planned' }),
      { sourceUpdatedAt: LATE, shipTo: elsewhere },
      'late',
    ],
    [
      'elsewhere, but older than what was heard after planning',
      stored(undefined, { status: 'planned', heardUpdatedAt: LATE }),
      { sourceUpdatedAt: BETWEEN, shipTo: elsewhere },
      'older',
    ],
    [
      'elsewhere, after planning and cancelling',
      stored(undefined, { status: 'planned', cancel: { requestedAt: AT, reason: 'x' } }),
      { sourceUpdatedAt: LATE, shipTo: elsewhere },
      'older',
    ],
    [
      'newer, after a refusal',
      stored(undefined, { status: 'refused' }),
      { sourceUpdatedAt: LATE },
      'older',
    ],
    ['cancelled after planning', stored(undefined, { status: 'planned' }), { cancelled }, 'newer'],
  ])('%s', (_name, before, overrides, kind) => {
    expect(merge(before, anIncomingOrder(overrides)).kind).toBe(kind);
  });

  test('that is newer replaces the content and keeps what happened', () => {
    const merged = merge(
      stored(),
      anIncomingOrder({ paid: false, sourceUpdatedAt: LATE, shipTo: elsewhere }),
    );
    expect(merged).toMatchObject({
      order: { paid: true, shipTo: elsewhere, sourceUpdatedAt: LATE, version: 2 },
    });
  });

  test('that is older and paid changes nothing but that', () => {
    const before = stored({ ...unpaid, sourceUpdatedAt: LATE, shipTo: elsewhere });
    expect(merge(before, anIncomingOrder())).toMatchObject({
      order: { paid: true, shipTo: elsewhere, sourceUpdatedAt: LATE },
    });
  });

  test('that cancels a planned order leaves its consignments to be unwound', () => {
    const before = stored(undefined, { status: 'planned', consignmentIds: ['O1-01'] });
    expect(merge(before, anIncomingOrder({ cancelled }))).toMatchObject({
      order: { status: 'planned', cancel: { reason: 'by buyer', requestedAt: AT } },
    });
  });
});

describe('one body under two topics', () => {
  test('says something new when it pays or cancels what was not', () => {
    const unpaid = stored(anIncomingOrder({ paid: false }));
    expect(saysNothingNew(unpaid, anIncomingOrder(), unpaid.payloadHash)).toBe(false);
    const open = stored();
    expect(saysNothingNew(open, anIncomingOrder({ cancelled }), open.payloadHash)).toBe(false);
    expect(saysNothingNew(open, anIncomingOrder(), open.payloadHash)).toBe(true);
  });
});

test('content is taken while the order is open and the delivery newer', () => {
  const newer = anIncomingOrder({ sourceUpdatedAt: LATE });
  expect(takesContent(undefined, newer)).toBe(true);
  expect(takesContent(stored(), newer)).toBe(true);
  expect(takesContent(stored(), anIncomingOrder({ sourceUpdatedAt: EARLY }))).toBe(false);
  expect(takesContent(stored(undefined, { status: 'planned' }), newer)).toBe(false);
});

test('paid and cancelled never un-happen, in whatever order deliveries come', () => {
  const delivery = fc
    .record({
      minute: fc.integer({ min: 0, max: 5 }),
      paid: fc.boolean(),
      isCancelled: fc.boolean(),
      fen: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ minute, paid, isCancelled, fen }) =>
      anIncomingOrder({
        sourceUpdatedAt: `2026-11-23T01:0${String(minute)}:00.000Z`,
        paid,
        cancelled: isCancelled ? cancelled : undefined,
        totals: { ...anIncomingOrder().totals, discount: money(fen, 'CNY') },
      }),
    );
  const after = (deliveries: readonly IncomingOrder[]) =>
    deliveries.reduce<Order | undefined>((before, incoming) => {
      const merged = merge(before, incoming);
      return merged.kind === 'conflicting' ? before : merged.order;
    }, undefined);
  fc.assert(
    fc.property(
      fc
        .array(delivery, { minLength: 1, maxLength: 6 })
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          ),
        ),
      ([all, shuffled]) => {
        const order = after(shuffled);
        expect(order?.paid).toBe(all.some(({ paid }) => paid));
        expect(order?.cancel !== undefined).toBe(all.some((each) => each.cancelled !== undefined));
        expect(order?.status).toBe(order?.cancel === undefined ? 'received' : 'cancelled');
        expect(order?.version).toBeLessThanOrEqual(all.length + 2);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test('while nothing is cancelled, the newest content stands, in whatever order it came', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), (minutes) => {
      const order = minutes.reduce<Order | undefined>((before, minute) => {
        const displayed = { ...anIncomingOrder().shipTo, street: `street ${String(minute)}` };
        const merged = merge(
          before,
          anIncomingOrder({
            sourceUpdatedAt: `2026-11-23T01:0${String(minute)}:00.000Z`,
            shipTo: displayed,
          }),
        );
        return merged.kind === 'conflicting' ? before : merged.order;
      }, undefined);
      expect(order?.shipTo.street).toBe(`street ${String(Math.max(...minutes))}`);
    }),
    { seed: 8, numRuns: 100 },
  );
});
