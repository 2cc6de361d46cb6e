import { describe, expect, test } from '@jest/globals';
import { money } from '../../../functions/domain/money/money.ts';
import { answerChange } from '../../../functions/domain/order/answer-change.ts';
import { changedParts } from '../../../functions/domain/order/changed-parts.ts';
import { wrongTotal } from '../../../functions/domain/order/wrong-total.ts';
import { aConsignment } from '../../support/consignment-builder.ts';
import { anOrder } from '../../support/order-builder.ts';

const AT = '2026-11-23T10:00:00.000Z';
const fen = (amount: number) => money(amount, 'CNY');

describe('totals of an order', () => {
  const order = anOrder();
  const [line] = order.lines;
  if (line === undefined) throw new Error('an order without lines');
  const lines = [
    { ...line, total: fen(60_00) },
    { ...line, total: fen(40_00) },
  ];
  const totals = {
    ...order.totals,
    goods: fen(100_00),
    freight: fen(12_00),
    insurance: fen(1_00),
    tax: fen(9_10),
    discount: fen(15_00),
    paid: fen(107_10),
  };

  test('goods are the lines; paid is goods, freight, insurance and tax, less the discount', () => {
    expect(wrongTotal(lines, totals)).toBeUndefined();
  });

  test.each([
    ['goods', { goods: fen(100_01) }, 'must be 100.00, the sum of the lines'],
    ['paid', { paid: fen(107_11) }, 'must be 107.10: goods'],
    ['paid', { freight: fen(0) }, 'must be 95.10: goods'],
    ['paid', { insurance: fen(0) }, 'must be 106.10: goods'],
    ['paid', { tax: fen(0) }, 'must be 98.00: goods'],
    ['paid', { discount: fen(0) }, 'must be 122.10: goods'],
  ])('%s is wrong with %j', (total, wrong, message) => {
    const found = wrongTotal(lines, { ...totals, ...wrong });
    expect(found?.total).toBe(total);
    expect(found?.message).toContain(message);
  });
});

describe('in what an order changed', () => {
  const order = anOrder();

  test('in nothing, whatever the order of its keys', () => {
    const shipTo = Object.fromEntries(Object.entries(order.shipTo).reverse());
    const same = { ...order, shipTo: { ...order.shipTo, ...shipTo }, hold: undefined };
    const turned = { ...same, shipTo: shipTo as unknown as typeof order.shipTo };
    expect(changedParts(order, turned)).toEqual([]);
  });

  test('in its address, its lines or their totals, a hold, or all of them', () => {
    const moved = { ...order.shipTo, city: 'elsewhere' };
    const paid = { ...order.totals, paid: money(1, order.totals.paid.currency) };
    const hold = { reason: 'fraud' } as unknown as NonNullable<
      Parameters<typeof changedParts>[1]['hold']
    >;
    const parts = (changed: object) =>
      changedParts(order, { ...order, hold: undefined, ...changed });
    expect(parts({ shipTo: moved })).toEqual(['address']);
    expect(parts({ lines: [] })).toEqual(['lines']);
    expect(parts({ totals: paid })).toEqual(['lines']);
    expect(parts({ hold })).toEqual(['hold']);
    expect(parts({ shipTo: moved, lines: [], hold })).toEqual(['address', 'lines', 'hold']);
  });
});

describe('a change that came after planning', () => {
  const answer = (consignment?: Parameters<typeof aConsignment>[0]) =>
    answerChange(
      anOrder(),
      consignment === undefined ? [] : [aConsignment(consignment)],
      ['address'],
      AT,
    ).changes?.at(-1);

  test.each([
    ['before the gate', {}, 'too-late', 'is being fulfilled'],
    ['beyond the gate', { gatedOutAt: AT, status: 'in-transit' as const }, 'return', 'has left'],
    ['delivered', { gatedOutAt: AT, status: 'delivered' as const }, 'return', 'has left'],
    ['returned', { gatedOutAt: AT, status: 'returned' as const }, 'too-late', 'is returned'],
    ['cancelled', { status: 'cancelled' as const }, 'too-late', 'is cancelled'],
  ])('%s', (_name, consignment, said, reason) => {
    expect(answer(consignment)).toMatchObject({
      number: 1,
      at: AT,
      parts: ['address'],
      answer: said,
    });
    expect(answer(consignment)?.reason).toContain(reason);
  });

  const left = { gatedOutAt: AT, status: 'in-transit' as const };
  test.each([
    ['all have left', [left, left], 'return', 'the parcel has left the warehouse'],
    [
      'the second has left',
      [{}, left],
      'too-late',
      'parcel 1 is being fulfilled as it was ordered: cancel it whole, or let it go; parcel 2 has left',
    ],
    [
      'the first is cancelled, the second has left',
      [{ status: 'cancelled' as const }, left],
      'return',
      'parcel 1 is cancelled; parcel 2 has left the warehouse: it can be returned',
    ],
  ])('of several parcels: %s', (_what, parcels, said, reason) => {
    const answered = answerChange(
      anOrder(),
      parcels.map((each) => aConsignment(each)),
      ['lines'],
      AT,
    ).changes?.at(-1);
    expect(answered?.answer).toBe(said);
    expect(answered?.reason).toContain(reason);
  });

  test('without a parcel it is as if fulfilled', () => {
    expect(answer()).toMatchObject({ answer: 'too-late' });
  });

  test('the last twenty are kept, and numbered on', () => {
    let order = anOrder();
    for (let n = 0; n < 25; n += 1) order = answerChange(order, [], ['lines'], AT);
    expect(order.changes?.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_one, index) => index + 6),
    );
  });
});
