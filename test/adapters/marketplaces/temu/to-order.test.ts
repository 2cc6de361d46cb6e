import { describe, expect, test } from '@jest/globals';
import { countryOfRegion } from '../../../../functions/adapters/marketplaces/temu/regions.ts';
import { readTemuOrder } from '../../../../functions/adapters/marketplaces/temu/to-order.ts';
import { isCountryCode } from '../../../../functions/domain/identifiers/country.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

interface Told {
  readonly order: { readonly parentOrderMap: object; readonly orderList: readonly [object] };
  readonly shipping: object;
  readonly amounts: {
    readonly parentOrderMap: { readonly customerPaid: object };
    readonly orderList: readonly [object];
  };
}

const TOLD = exampleOrder('channels/temu') as Told;
const read = (changes: object = {}) => readTemuOrder({ ...TOLD, ...changes });
const parent = (changes: object) => ({
  order: { ...TOLD.order, parentOrderMap: { ...TOLD.order.parentOrderMap, ...changes } },
});
const items = (...changes: readonly object[]) => ({
  order: {
    ...TOLD.order,
    orderList: changes.map((each) => ({ ...TOLD.order.orderList[0], ...each })),
  },
});
const paid = (changes: object) => ({
  amounts: {
    ...TOLD.amounts,
    parentOrderMap: { customerPaid: { ...TOLD.amounts.parentOrderMap.customerPaid, ...changes } },
  },
});
const shipping = (changes: object) => ({ shipping: { ...TOLD.shipping, ...changes } });

describe('readTemuOrder', () => {
  test('maps an order to Korea from three answers', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: 'PO-185-21905452099192792',
        displayNumber: 'PO-185-21905452099192792',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:01:00.000Z',
        test: false,
        promise: { shipBy: '2026-11-25T10:00:00.000Z' },
        paid: true,
        hold: 'none',
        cancelled: undefined,
        buyer: {},
        identity: {
          consigneeTelephone: '+82-10-2419-0626',
          personalCustomsCode: 'P150673187097',
        },
        shipTo: {
          name: '김하은',
          country: 'KR',
          province: '서울특별시',
          city: '중구',
          street: '세종대로 110',
          postcode: '04524',
        },
        lines: [
          {
            lineId: '185-21905473070712792',
            sku: 'MUG-PORCELAIN',
            name: 'Porcelain mug, 350 ml',
            quantity: 2,
            price: money(12_500, 'KRW'),
            total: money(25_000, 'KRW'),
          },
        ],
        totals: {
          goods: money(25_000, 'KRW'),
          freight: money(3_000, 'KRW'),
          insurance: money(0, 'KRW'),
          tax: money(2_600, 'KRW'),
          discount: money(2_000, 'KRW'),
          paid: money(28_600, 'KRW'),
        },
        payment: {},
      },
    });
  });

  test.each([
    [1, false, undefined],
    [2, true, undefined],
    [3, false, { reason: 'cancelled at Temu' }],
    [4, true, undefined],
    [41, true, undefined],
    [5, true, undefined],
    [99, false, undefined],
  ])('in status %d it is paid: %s', (parentOrderStatus, isPaid, cancelled) => {
    expect(read(parent({ parentOrderStatus }))).toMatchObject({
      value: { paid: isPaid, cancelled },
    });
  });

  test('while pending it is held by the channel', () => {
    expect(read(parent({ parentOrderStatus: 1 }))).toMatchObject({
      value: { hold: { reason: expect.stringContaining('holds') } },
    });
  });

  test('of a line that was cancelled in part, what is left', () => {
    const changes = {
      ...items({ originalOrderQuantity: 2, canceledQuantityBeforeShipment: 1, quantity: 1 }),
      ...paid({ customerPaidTotal: { amount: 16_000, currency: 'KRW' } }),
    };
    expect(read(changes)).toMatchObject({
      value: {
        cancelled: undefined,
        lines: [{ quantity: 1, total: money(12_500, 'KRW') }],
        totals: { goods: money(12_500, 'KRW'), paid: money(16_000, 'KRW') },
      },
    });
  });

  test('a line that was cancelled is none; without any, the order is cancelled', () => {
    const two = items({}, { orderSn: '185-2', orderStatus: 3 });
    expect(read(two)).toMatchObject({ value: { lines: [{ lineId: '185-21905473070712792' }] } });
    expect(read(items({ orderStatus: 3 }))).toMatchObject({
      value: { cancelled: { reason: 'cancelled at Temu' }, lines: [{ quantity: 2 }] },
    });
  });

  test('without a code of the merchant’s own, the SKU is Temu’s', () => {
    expect(read(items({ productList: [] }))).toMatchObject({
      value: { lines: [{ sku: '17592352673534' }] },
    });
  });

  test('a tax code that is no customs code is not taken for one', () => {
    const reading = read(shipping({ taxCode: '123-45-67890' }));
    expect(reading).toMatchObject({ ok: true });
    expect(JSON.stringify(reading)).not.toContain('45-678');
  });

  test.each([
    [parent({ parentOrderSn: null }), '/order/parentOrderMap/parentOrderSn'],
    [parent({ regionId: 2 }), '/order/parentOrderMap/regionId'],
    [parent({ updateTime: 1_795_428_000_000 }), '/order/parentOrderMap/updateTime'],
    [
      items({ productList: [{ extCode: 'A' }, { extCode: 'B' }] }),
      '/order/orderList/0/productList',
    ],
    [items({ orderSn: 'another' }), '/amounts/orderList'],
    [
      paid({ customerPaidTotal: { amount: 40_000, currency: 'KRW' } }),
      '/amounts/parentOrderMap/customerPaid/customerPaidTotal',
    ],
    [
      paid({ customerPaidTotal: { amount: 28_600, currency: 'KR' } }),
      '/amounts/parentOrderMap/customerPaid/customerPaidTotal/currency',
    ],
    [
      paid({ productTaxCustomerTotal: { amount: 2_300, currency: 'JPY' } }),
      '/amounts/parentOrderMap/customerPaid/productTaxCustomerTotal',
    ],
    [
      paid({ productTaxCustomerTotal: { amount: 2.5, currency: 'KRW' } }),
      '/amounts/parentOrderMap/customerPaid/productTaxCustomerTotal',
    ],
  ])('%j is refused at %s', (changes, pointer) => {
    expect(read(changes)).toMatchObject({ ok: false, pointer });
  });
});

describe('countryOfRegion', () => {
  test.each([
    [211, 'US'],
    [210, 'GB'],
    [100, 'JP'],
    [185, 'KR'],
    [76, 'DE'],
    [2, undefined],
  ])('%d is %s', (region, country) => {
    expect(countryOfRegion(region)).toBe(country);
  });

  test('names countries only', () => {
    const named = Array.from({ length: 300 }, (_each, id) => countryOfRegion(id) ?? '');
    expect(named.filter((code) => code !== '' && !isCountryCode(code))).toEqual([]);
    expect(named.filter(Boolean)).toHaveLength(new Set(named.filter(Boolean)).size);
  });
});
