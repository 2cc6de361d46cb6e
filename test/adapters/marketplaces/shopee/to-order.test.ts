import { describe, expect, test } from '@jest/globals';
import { readShopeeOrder } from '../../../../functions/adapters/marketplaces/shopee/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { parseJson } from '../../../../functions/runtime/parse-json.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

interface Told {
  readonly recipient_address: object;
  readonly item_list: readonly object[];
}

const TOLD = exampleOrder('channels/shopee') as Told;
const read = (changes: object = {}) => readShopeeOrder({ ...TOLD, ...changes });
const address = (changes: object) => ({
  recipient_address: { ...TOLD.recipient_address, ...changes },
});
const item = (changes: object) => ({ item_list: [{ ...TOLD.item_list[0], ...changes }] });

describe('readShopeeOrder', () => {
  test('maps a paid order, its amounts from JSON numbers', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: '261123DGWNKEAV',
        displayNumber: '261123DGWNKEAV',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:01:00.000Z',
        test: false,
        promise: { shipBy: '2026-11-26T10:00:00.000Z' },
        paid: true,
        cancelled: undefined,
        buyer: { registration: '258065' },
        identity: { consigneeTelephone: '6591234567' },
        shipTo: {
          name: 'Tan Wei Ling',
          country: 'SG',
          province: 'Singapore',
          city: 'Singapore',
          district: 'Geylang',
          street: 'Blk 27 Sims Drive #04-111, Singapore 389706',
          postcode: '389706',
        },
        lines: [
          {
            lineId: '801987320-4257087830',
            sku: 'MUG-PORCELAIN',
            name: 'Porcelain mug 350 ml',
            quantity: 2,
            price: money(11_90, 'SGD'),
            total: money(23_80, 'SGD'),
          },
        ],
        totals: {
          goods: money(23_80, 'SGD'),
          freight: money(10_49, 'SGD'),
          insurance: money(0, 'SGD'),
          tax: money(0, 'SGD'),
          discount: money(0, 'SGD'),
          paid: money(34_29, 'SGD'),
        },
        payment: {},
      },
    });
  });

  test.each([
    ['UNPAID', false, undefined],
    ['READY_TO_SHIP', true, undefined],
    ['SHIPPED', true, undefined],
    ['IN_CANCEL', false, { reason: 'Change of mind' }],
    ['CANCELLED', false, { reason: 'Change of mind' }],
  ])('in %s it is paid: %s', (order_status, paid, cancelled) => {
    expect(read({ order_status, buyer_cancel_reason: 'Change of mind' })).toMatchObject({
      ok: true,
      value: { paid, cancelled },
    });
  });

  test('what was paid less than the goods is a discount', () => {
    expect(read({ total_amount: 20 })).toMatchObject({
      value: { totals: { freight: money(0, 'SGD'), discount: money(3_80, 'SGD') } },
    });
  });

  test.each([
    ['VND', 'model_discounted_price', 150000, 315000, money(315_000, 'VND')],
    ['IDR', 'model_discounted_price', 10000, 22910, money(22_910_00, 'IDR')],
    ['KWD', 'model_discounted_price', 1.005, 2.01, money(2_010, 'KWD')],
    ['SGD', 'model_discounted_price', 0.1, 0.3, money(30, 'SGD')],
  ])('%s amounts come through unharmed', (currency, key, price, total_amount, paid) => {
    expect(read({ currency, total_amount, ...item({ [key]: price }) })).toMatchObject({
      value: { totals: { paid } },
    });
  });

  test('ids beyond 2^53 keep their digits', () => {
    const text = JSON.stringify({ ...TOLD, ...item({ order_item_id: 'ID' }) });
    const raw = Buffer.from(text.replace('"ID"', '9007199254740993123'));
    const body = parseJson(raw, { mostBytes: 100_000 });
    expect(body.ok && readShopeeOrder(body.value)).toMatchObject({
      value: { lines: [{ lineId: '9007199254740993123-4257087830' }] },
    });
  });

  test('articles of a bundle that share item and model stay apart', () => {
    const item_list = [TOLD.item_list[0], TOLD.item_list[0]];
    expect(read({ item_list, total_amount: 50 })).toMatchObject({
      value: {
        lines: [{ lineId: '801987320-4257087830' }, { lineId: '801987320-4257087830-2' }],
      },
    });
  });

  test('a masked address is kept as it is, a masked telephone is none', () => {
    const masked = { name: '****', phone: '******67', full_address: '****' };
    expect(read(address(masked))).toMatchObject({
      value: { shipTo: { name: '****', street: '****' }, identity: {} },
    });
  });

  test.each([
    [{ order_sn: '' }, '/order_sn'],
    [{ currency: 'S$' }, '/currency'],
    [{ total_amount: -1 }, '/total_amount'],
    [{ total_amount: 34.295 }, '/total_amount'],
    [{ total_amount: 1e21 }, '/total_amount'],
    [address({ region: '' }), '/recipient_address/region'],
    [item({ item_sku: '' }), '/item_list/0/model_sku'],
    [item({ model_quantity_purchased: 0 }), '/item_list/0/model_quantity_purchased'],
  ])('%j is refused at %s', (changes, pointer) => {
    expect(read(changes)).toMatchObject({ ok: false, pointer });
  });
});
