import { describe, expect, test } from '@jest/globals';
import { orderReader } from '../../../../functions/adapters/marketplaces/order-reader.ts';
import { personalCustomsCode } from '../../../../functions/adapters/marketplaces/personal-customs-code.ts';
import { readShopifyDelivery } from '../../../../functions/adapters/marketplaces/shopify/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aShopifyOrder, SHOPIFY_TEST_NOTIFICATION } from '../../../support/shopify-order.ts';

const SHOP = aChannel({ marketplace: 'shopify' });
const read = (changes: object = {}, topic = 'orders/paid') =>
  readShopifyDelivery(topic, { ...aShopifyOrder(), ...changes });
const address = (changes: object) => ({
  shipping_address: { ...aShopifyOrder().shipping_address, ...changes },
});
const line = (changes: object) => ({
  line_items: [{ ...aShopifyOrder().line_items[0], ...changes }],
});

describe('readShopifyDelivery', () => {
  test('maps a paid order to Korea', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: '5847392847362514',
        displayNumber: '#1042',
        placedAt: '2026-11-23T09:30:00.000Z',
        sourceUpdatedAt: '2026-11-23T09:30:05.000Z',
        test: false,
        paid: true,
        cancelled: undefined,
        buyer: { name: 'Minji Kim', registration: '700123' },
        identity: {
          buyerTelephone: '+82 10-1111-2222',
          consigneeTelephone: '+82 10-3333-4444',
          personalCustomsCode: 'P123456789012',
        },
        shipTo: {
          name: 'Kim Minji',
          country: 'KR',
          province: 'Seoul',
          city: 'Gangnam-gu',
          street: 'Teheran-ro 152, 7F',
          postcode: '06236',
        },
        lines: [
          {
            lineId: '13688971493691001',
            sku: 'TEE-COTTON',
            name: 'Tee',
            quantity: 2,
            price: money(25_000, 'KRW'),
            total: money(50_000, 'KRW'),
          },
        ],
        totals: {
          goods: money(50_000, 'KRW'),
          freight: money(3_000, 'KRW'),
          insurance: money(0, 'KRW'),
          tax: money(0, 'KRW'),
          discount: money(2_000, 'KRW'),
          paid: money(51_000, 'KRW'),
        },
        payment: {},
      },
    });
  });

  test('takes the test notification as it is sent, with every digit of its ids', () => {
    const raw = Buffer.from(SHOPIFY_TEST_NOTIFICATION);
    expect(orderReader.read(SHOP, 'orders/create', raw)).toMatchObject({
      ok: true,
      value: {
        channelOrderId: '820982911946154508',
        test: true,
        paid: false,
        cancelled: { reason: 'customer' },
        buyer: { name: 'John Smith', registration: '115310627314723954' },
        lines: [{ lineId: '866550311766439020' }, { lineId: '141249953214522974' }],
        totals: { paid: money(40_300, 'USD') },
      },
    });
  });

  test.each(['orders/create', 'orders/paid', 'orders/updated', 'orders/cancelled'])(
    '%s is read by its content',
    (topic) => {
      expect(read({}, topic)).toMatchObject({ ok: true, value: { paid: true } });
    },
  );

  test.each([
    ['orders/edited', 'ignored'],
    ['customers/data_request', 'ignored'],
    ['customers/redact', 'ignored'],
    ['shop/redact', 'ignored'],
    ['products/create', 'unknown-topic'],
    ['app/uninstalled', 'unknown-topic'],
    ['', 'unknown-topic'],
  ])('%p is %s', (topic, value) => {
    expect(readShopifyDelivery(topic, {})).toEqual({ ok: true, value });
  });

  test.each([
    ['paid', true],
    ['partially_refunded', true],
    ['pending', false],
    ['authorized', false],
    ['partially_paid', false],
    ['refunded', false],
    ['voided', false],
    [null, false],
  ])('financial_status %s is paid: %s', (financial_status, paid) => {
    expect(read({ financial_status })).toMatchObject({ ok: true, value: { paid } });
  });

  describe('that was edited', () => {
    const edited = (quantities: readonly number[], current: object = {}) => ({
      line_items: quantities.map((current_quantity, at) => ({
        ...aShopifyOrder().line_items[0],
        ...{ id: `1368897149369100${String(at)}`, quantity: at === 0 ? 2 : 1, current_quantity },
      })),
      ...{ total_line_items_price: '75000', total_price: '76000' },
      ...current,
    });
    const now = { current_total_discounts: '1000', current_total_tax: '0' };

    test('has the quantities that are left, and the totals of now', () => {
      expect(read(edited([1, 0], { ...now, current_total_price: '27000' }))).toMatchObject({
        ok: true,
        value: {
          cancelled: undefined,
          lines: [{ lineId: '13688971493691000', quantity: 1, total: money(25_000, 'KRW') }],
          totals: {
            goods: money(25_000, 'KRW'),
            discount: money(1_000, 'KRW'),
            paid: money(27_000, 'KRW'),
          },
        },
      });
    });

    test('and whose totals of now do not add up is a case, not a guess', () => {
      expect(read(edited([1, 0], { ...now, current_total_price: '26000' }))).toMatchObject({
        ok: false,
        code: 'wrong-total',
      });
    });

    test('until no line is left is cancelled', () => {
      expect(read(edited([0, 0]))).toMatchObject({
        value: {
          cancelled: { reason: 'every line was removed at the store' },
          lines: [{ quantity: 2 }, { quantity: 1 }],
        },
      });
    });

    test('in nothing that is counted is as it was', () => {
      const wrong = { current_total_price: '1' };
      expect(read(edited([2, 1], wrong))).toMatchObject({
        value: { totals: { paid: money(76_000, 'KRW') } },
      });
    });
  });

  test('a cancelled order says why, if the store does', () => {
    const cancelled_at = '2026-11-23T19:00:00+09:00';
    expect(read({ cancelled_at, cancel_reason: 'fraud' })).toMatchObject({
      value: { cancelled: { reason: 'fraud' } },
    });
    expect(read({ cancelled_at })).toMatchObject({
      value: { cancelled: { reason: 'cancelled at the store' } },
    });
  });

  test('prices that include taxes are not taxed twice', () => {
    expect(read({ taxes_included: true, total_tax: '4545' })).toMatchObject({
      ok: true,
      value: { totals: { tax: money(0, 'KRW') } },
    });
  });

  test('duties that the buyer paid count as tax', () => {
    const original_total_duties_set = { shop_money: { amount: '1500' } };
    expect(read({ original_total_duties_set, total_price: '52500' })).toMatchObject({
      ok: true,
      value: { totals: { tax: money(1_500, 'KRW') } },
    });
  });

  test('freight is the sum of the shipping lines where the total is missing', () => {
    const shipping_lines = [{ price: '1000' }, { price: '2000' }];
    expect(read({ total_shipping_price_set: null, shipping_lines })).toMatchObject({
      value: { totals: { freight: money(3_000, 'KRW') } },
    });
  });

  test('what is missing of the address is left to be held', () => {
    const bare = { name: null, address1: null, address2: '', city: null, phone: null };
    expect(read({ ...address(bare), phone: null })).toMatchObject({
      ok: true,
      value: { shipTo: { name: '', street: '', city: '' } },
    });
    const reading = read({ ...address(bare), phone: null });
    expect(reading).toHaveProperty('value.identity', { personalCustomsCode: 'P123456789012' });
  });

  test.each([
    [{ currency: 'WON' }, '/currency'],
    [{ id: null }, '/id'],
    [{ id: 12.5 }, '/id'],
    [{ updated_at: null }, '/updated_at'],
    [{ shipping_address: null }, '/shipping_address'],
    [address({ country_code: null }), '/shipping_address/country_code'],
    [line({ sku: null }), '/line_items/0/sku'],
    [line({ sku: '' }), '/line_items/0/sku'],
    [line({ quantity: 0 }), '/line_items/0/quantity'],
    [line({ price: '25000.50' }), '/line_items/0/price'],
    [line({ price: 'free' }), '/line_items/0/price'],
    [line({ price: '9999999999999' }), '/line_items/0/price'],
    [line({ requires_shipping: false }), '/line_items/0/requires_shipping'],
    [{ line_items: [] }, '/line_items'],
    [{ total_line_items_price: '50001' }, '/total_line_items_price'],
    [{ total_price: '50999' }, '/total_price'],
    [{ total_price: null }, '/total_price'],
  ])('%j is refused at %s', (changes, pointer) => {
    expect(read(changes)).toMatchObject({ ok: false, pointer });
  });
});

describe('personalCustomsCode', () => {
  const CODE = 'P123456789012';

  test.each([
    [[{ name: 'PCCC', value: CODE }]],
    [[{ name: 'pccc', value: ` ${CODE.toLowerCase()} ` }]],
    [[{ name: 'Personal Customs Code', value: CODE }]],
    [[{ name: 'personal_customs-clearance code', value: CODE }]],
    [[{ name: '개인통관고유부호', value: CODE }]],
    [[{ name: 'gift' }, { name: 'PCCC', value: null }, { name: 'pccc', value: CODE }]],
    [{ PCCC: CODE }],
  ])('%j holds one', (attributes) => {
    expect(personalCustomsCode(attributes)).toBe(CODE);
  });

  test.each([
    [[]],
    [{}],
    [[{ name: 'PCCC', value: 'N/A' }]],
    [[{ name: 'PCCC', value: 123456789012 }]],
    [[{ name: 'note', value: CODE }]],
    [[{ name: 7, value: CODE }]],
  ])('%j holds none', (attributes) => {
    expect(personalCustomsCode(attributes)).toBeUndefined();
  });

  test.each([
    [{ note_attributes: null }],
    [{ note_attributes: undefined }],
    [{ note_attributes: [{ name: 'gift' }, { value: 'x' }, {}] }],
    [{ note_attributes: { PCCC: 5 } }],
  ])('an order with %j has none', (changes) => {
    const reading = read(changes);
    expect(reading.ok).toBe(true);
    expect(JSON.stringify(reading)).not.toContain('personalCustomsCode');
  });
});

describe('orderReader', () => {
  test('says where in the message of a refusal', () => {
    const raw = Buffer.from(JSON.stringify({ ...aShopifyOrder(), currency: 'WON' }));
    expect(orderReader.read(SHOP, 'orders/paid', raw)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^\/currency must be/),
    });
  });

  test('bad JSON is refused, not thrown at', () => {
    const raw = Buffer.from('['.repeat(10_000));
    expect(orderReader.read(SHOP, 'orders/paid', raw)).toMatchObject({ code: 'json-too-deep' });
  });
});
