import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../../functions/domain/money/money.ts';
import type { OrderTotals, SubOrder } from '../../../functions/domain/order/order.ts';
import { linesOfSubOrder, wrongSubOrders } from '../../../functions/domain/order/sub-orders.ts';
import { aDividedOrder, divided, yuan } from '../../support/divided-order.ts';

const sale = aDividedOrder();
const [one, two] = sale.subOrders;
if (one === undefined || two === undefined) throw new Error('two sub-orders');
const totals = (part: SubOrder, more: Partial<OrderTotals>): SubOrder => ({
  ...part,
  totals: { ...part.totals, ...more },
});

describe('sub-orders are the order, divided', () => {
  test('as they are; or there are none', () => {
    expect(wrongSubOrders(sale)).toBeUndefined();
    expect(wrongSubOrders({ ...sale, subOrders: undefined })).toBeUndefined();
  });

  test.each<[what: string, subOrders: readonly SubOrder[], pointer: string, says: RegExp]>([
    ['a number twice', [one, { ...two, number: one.number }], '/1/number', /number/],
    ['the order’s number', [{ ...one, number: 'SO-1' }, two], '/0/number', /number/],
    [
      'a payment twice',
      [one, { ...two, payment: { ...two.payment, transactionId: 'PAY-A' } }],
      '/1/payment/transactionId',
      /payment/,
    ],
    [
      'the order’s payment',
      [{ ...one, payment: { ...one.payment, transactionId: 'PAY' } }, two],
      '/0/payment/transactionId',
      /payment/,
    ],
    [
      'a line that the order has not',
      [one, { ...two, quantities: [{ lineId: 'C', quantity: 1 }] }],
      '/1/lines/0/lineId',
      /a line of the order/,
    ],
    [
      'a line twice in one',
      [{ ...one, quantities: [...one.quantities, ...one.quantities] }, two],
      '/0/lines/1/lineId',
      /once/,
    ],
    ['a piece too few', [one], '', /1 of line B together, not 0/],
    [
      'a piece too many',
      [{ ...one, quantities: [{ lineId: 'A', quantity: 3 }] }, two],
      '',
      /2 of line A together, not 3/,
    ],
    ['what is not its own sum', [totals(one, { paid: yuan(1) }), two], '/0/totals/paid', /must be/],
    [
      'a payment of another amount',
      [one, { ...two, payment: { ...two.payment, amount: yuan(1) } }],
      '/1/payment/amount',
      /must be/,
    ],
    [
      'another freight than the order',
      [
        totals(one, {
          freight: yuan(one.totals.freight.amount + 1),
          discount: yuan(one.totals.discount.amount + 1),
        }),
        two,
      ],
      '',
      /of freight, not to/,
    ],
  ])('%s is refused', (_what, subOrders, pointer, says) => {
    const wrong = wrongSubOrders({ ...sale, subOrders });
    expect(wrong).toEqual({
      pointer: `/subOrders${pointer}`,
      message: expect.stringMatching(says),
    });
  });
});

test('however an order is divided: it is taken, and one fen anywhere is refused', () => {
  const amount = fc.nat(100_000);
  const lines = fc.array(
    fc.record({ price: amount, pieces: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const key = fc.constantFrom<keyof OrderTotals>('freight', 'insurance', 'tax', 'discount', 'paid');
  fc.assert(
    fc.property(
      lines,
      fc.tuple(amount, amount, amount),
      fc.nat(2),
      key,
      (sold, money3, at, off) => {
        const kept = sold.filter(({ pieces }) => pieces.some((each) => each > 0));
        fc.pre([0, 1, 2].every((part) => kept.some(({ pieces }) => (pieces[part] ?? 0) > 0)));
        const order = divided(kept, money3);
        expect(wrongSubOrders(order)).toBeUndefined();
        for (const name of ['goods', 'freight', 'insurance', 'tax', 'discount', 'paid'] as const) {
          const sum = order.subOrders.reduce((all, each) => all + each.totals[name].amount, 0);
          expect(sum).toBe(order.totals[name].amount);
        }
        const pieces = order.subOrders.flatMap((each) => linesOfSubOrder(order, each));
        expect(pieces.reduce((all, { total }) => all + total.amount, 0)).toBe(
          order.totals.goods.amount,
        );
        const changed = order.subOrders.map((each, index) =>
          index === at ? totals(each, { [off]: money(each.totals[off].amount + 1, 'CNY') }) : each,
        );
        expect(wrongSubOrders({ ...order, subOrders: changed })).toBeDefined();
        // A fen more of freight and of discount: each adds up, all of them do not.
        const shifted = order.subOrders.map((each, index) => {
          const { freight, discount } = each.totals;
          const more = {
            freight: yuan(freight.amount + 1),
            discount: yuan(discount.amount + 1),
          };
          return index === at ? totals(each, more) : each;
        });
        expect(wrongSubOrders({ ...order, subOrders: shifted })).toMatchObject({
          pointer: '/subOrders',
        });
      },
    ),
  );
});
