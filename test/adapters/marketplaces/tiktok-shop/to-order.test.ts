import { describe, expect, test } from '@jest/globals';
import { readTikTokShopOrder } from '../../../../functions/adapters/marketplaces/tiktok-shop/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

interface Told {
  readonly payment: object;
  readonly recipient_address: object;
  readonly line_items: readonly object[];
}

const TOLD = exampleOrder('channels/tiktok-shop') as Told;
const read = (changes: object = {}) => readTikTokShopOrder({ ...TOLD, ...changes });
const paying = (changes: object) => ({ payment: { ...TOLD.payment, ...changes } });
const address = (changes: object) => ({
  recipient_address: { ...TOLD.recipient_address, ...changes },
});
const line = (changes: object) => ({
  line_items: [{ ...TOLD.line_items[0], ...changes }, TOLD.line_items[1]],
});

describe('readTikTokShopOrder', () => {
  test('maps a paid order: every piece its own line, every digit of its ids', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: '576486316948490001',
        displayNumber: '576486316948490001',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:01:00.000Z',
        test: false,
        promise: {
          shipBy: '2026-11-25T10:00:00.000Z',
          handoverBy: '2026-11-25T10:00:00.000Z',
        },
        paid: true,
        hold: 'none',
        cancelled: undefined,
        buyer: { registration: '7021436810468230477' },
        identity: { consigneeTelephone: '(+1)2135550142' },
        shipTo: {
          name: 'Erin Walsh',
          country: 'US',
          province: 'California',
          city: 'San Jose',
          street: '1199 Coleman Ave, Apt 4',
          postcode: '95110',
        },
        lines: [
          {
            lineId: '577086512123755123',
            sku: 'TEE-COTTON',
            name: 'Cotton T-shirt, white, L',
            quantity: 1,
            price: money(13_40, 'USD'),
            total: money(13_40, 'USD'),
          },
          {
            lineId: '577086512123755124',
            sku: 'MUG-PORCELAIN',
            name: 'Porcelain mug, 350 ml',
            quantity: 1,
            price: money(8_90, 'USD'),
            total: money(8_90, 'USD'),
          },
        ],
        totals: {
          goods: money(22_30, 'USD'),
          freight: money(4_99, 'USD'),
          insurance: money(0, 'USD'),
          tax: money(1_96, 'USD'),
          discount: money(0, 'USD'),
          paid: money(29_25, 'USD'),
        },
        payment: {},
      },
    });
  });

  test.each([
    ['UNPAID', false],
    ['ON_HOLD', false],
    ['AWAITING_SHIPMENT', true],
    ['PARTIALLY_SHIPPING', true],
    ['IN_TRANSIT', true],
    ['COMPLETED', true],
    ['CANCELLED', false],
    ['SOMETHING_NEW', false],
  ])('in %s it is paid: %s', (status, paid) => {
    expect(read({ status })).toMatchObject({ ok: true, value: { paid } });
  });

  test('in the hour after the purchase it is held by the channel', () => {
    expect(read({ status: 'ON_HOLD' })).toMatchObject({
      value: { hold: { reason: expect.stringContaining('holds') } },
    });
  });

  test.each([
    [{ status: 'CANCELLED', cancel_reason: 'Pricing error' }, { reason: 'Pricing error' }],
    [{ status: 'CANCEL' }, { reason: 'cancelled by the buyer' }],
    [{ is_buyer_request_cancel: true }, { reason: 'cancelled by the buyer' }],
  ])('%j is cancelled', (changes, cancelled) => {
    expect(read(changes)).toMatchObject({ ok: true, value: { cancelled } });
  });

  test('a sample is kept and never fulfilled', () => {
    expect(read({ is_sample_order: true })).toMatchObject({ value: { test: true } });
  });

  test('fees beside the freight go with it', () => {
    const changes = paying({
      small_order_fee: '1.00',
      retail_delivery_fee: '0.28',
      total_amount: '30.53',
    });
    expect(read(changes)).toMatchObject({ value: { totals: { freight: money(6_27, 'USD') } } });
  });

  test('a currency without decimals', () => {
    const changes = {
      ...paying({ currency: 'VND', shipping_fee: '15000', tax: '0', total_amount: '365000' }),
      line_items: [{ ...TOLD.line_items[0], sale_price: '350000.00' }],
    };
    expect(read(changes)).toMatchObject({ value: { totals: { paid: money(365_000, 'VND') } } });
  });

  test('a masked address is kept as it is, a masked telephone is none', () => {
    const reading = read(address({ name: 'E*** W***', phone_number: '(+1)213-***-0142' }));
    expect(reading).toMatchObject({ value: { shipTo: { name: 'E*** W***' }, identity: {} } });
    expect(JSON.stringify(reading)).not.toContain('0142');
  });

  test('without a city by name, the third level stands in', () => {
    const district_info = ['Vietnam', 'Hà Nội', 'Cầu Giấy'].map((address_name, at) => ({
      address_level: `L${String(at)}`,
      address_level_name: 'level',
      address_name,
    }));
    expect(read(address({ district_info, region_code: 'VN' }))).toMatchObject({
      value: { shipTo: { country: 'VN', province: 'Hà Nội', city: 'Cầu Giấy' } },
    });
  });

  test.each([
    [{ id: null }, '/id'],
    [{ update_time: 0 }, '/update_time'],
    [{ line_items: [] }, '/line_items'],
    [paying({ currency: 'XXX' }), '/payment/currency'],
    [paying({ total_amount: '29.26' }), '/payment/total_amount'],
    [paying({ tax: '1.965' }), '/payment/tax'],
    [address({ region_code: 'USA' }), '/recipient_address/region_code'],
    [{ recipient_address: null }, '/recipient_address/region_code'],
    [line({ sale_price: 'free' }), '/line_items/0/sale_price'],
  ])('%j is refused at %s', (changes, pointer) => {
    expect(read(changes)).toMatchObject({ ok: false, pointer });
  });
});
