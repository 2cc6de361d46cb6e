import { describe, expect, test } from '@jest/globals';
import { readLazadaOrder } from '../../../../functions/adapters/marketplaces/lazada/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

interface Told {
  readonly order: { readonly address_shipping: object };
  readonly items: readonly [object, object];
}

const TOLD = exampleOrder('channels/lazada') as Told;
const read = (order: object = {}, items: readonly object[] = TOLD.items) =>
  readLazadaOrder({ order: { ...TOLD.order, ...order }, items });
const both = (changes: object) => TOLD.items.map((each) => ({ ...each, ...changes }));
const address = (changes: object) => ({
  address_shipping: { ...TOLD.order.address_shipping, ...changes },
});

describe('readLazadaOrder', () => {
  test('maps an order: every piece its own line, every digit of its ids', () => {
    const line = {
      sku: 'MUG-PORCELAIN',
      name: 'Porcelain mug 350 ml',
      quantity: 1,
      price: money(27_90, 'MYR'),
      total: money(27_90, 'MYR'),
    };
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: '426156492043475',
        displayNumber: '426156492043475',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:01:00.000Z',
        test: false,
        paid: true,
        cancelled: undefined,
        buyer: {},
        identity: { consigneeTelephone: '60123456789' },
        shipTo: {
          name: 'Aisyah binti Rahman',
          country: 'MY',
          province: 'Selangor',
          city: 'Petaling Jaya',
          street: '12, Jalan SS 2/24',
          postcode: '47300',
        },
        lines: [
          { lineId: '426156492143475', ...line },
          { lineId: '426156492243475', ...line },
        ],
        totals: {
          goods: money(55_80, 'MYR'),
          freight: money(6_50, 'MYR'),
          insurance: money(0, 'MYR'),
          tax: money(0, 'MYR'),
          discount: money(5_00, 'MYR'),
          paid: money(57_30, 'MYR'),
        },
        payment: {},
      },
    });
  });

  test('reads moments of ISO 8601 too; the newest of order and items is the version', () => {
    const later = { updated_at: '2026-11-23T18:05:00+08:00' };
    expect(
      read({ created_at: '2026-11-23T18:00:00+08:00' }, [
        TOLD.items[0],
        { ...TOLD.items[1], ...later },
      ]),
    ).toMatchObject({
      value: {
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:05:00.000Z',
      },
    });
  });

  test.each([
    ['unpaid', false],
    ['pending', true],
    ['ready_to_ship', true],
    ['shipped', true],
  ])('with %s items it is paid: %s', (status, paid) => {
    expect(read({}, both({ status }))).toMatchObject({ value: { paid, cancelled: undefined } });
  });

  test('what is left of an order that was cancelled in part is the order', () => {
    const items = [{ ...TOLD.items[0], status: 'canceled' }, TOLD.items[1]];
    expect(read({}, items)).toMatchObject({
      value: {
        cancelled: undefined,
        paid: true,
        lines: [{ lineId: '426156492243475' }],
        totals: { goods: money(27_90, 'MYR'), paid: money(31_90, 'MYR') },
      },
    });
  });

  test('with every item cancelled the order is', () => {
    expect(read({}, both({ status: 'canceled', reason: 'Change of mind' }))).toMatchObject({
      value: { paid: false, cancelled: { reason: 'Change of mind' }, lines: [{}, {}] },
    });
  });

  test('a cancellation that the buyer waits for counts', () => {
    expect(read({ is_cancel_pending: 'true' })).toMatchObject({
      value: { cancelled: { reason: 'cancelled at Lazada' } },
    });
  });

  test('a masked address is kept as it is, a masked telephone is none', () => {
    const masked = { first_name: 'D**** ', address1: 'N*********L', phone: '01******86' };
    expect(read(address(masked))).toMatchObject({
      value: { shipTo: { name: 'D****', street: 'N*********L' }, identity: {} },
    });
  });

  test.each([
    [{ order_id: 'x' }, undefined, '/order/order_id'],
    [{ created_at: '2026-11-23 18:00:00' }, undefined, '/order/created_at'],
    [{ price: '55.79' }, undefined, '/order/price'],
    [address({ country: 'France' }), undefined, '/order/address_shipping/country'],
    [{}, both({ currency: 'RM' }), '/items/0/currency'],
    [{}, both({ item_price: 27.905 }), '/items/0/item_price'],
    [{}, both({ paid_price: 28 }), '/items/0/paid_price'],
    [{}, both({ is_digital: 1 }), '/items/0/is_digital'],
    [{}, both({ sku: '', shop_sku: '' }), '/items/0/sku'],
    [{}, [], '/items'],
  ])('%j and %j are refused at %s', (order, items, pointer) => {
    expect(read(order, items)).toMatchObject({ ok: false, pointer });
  });
});
