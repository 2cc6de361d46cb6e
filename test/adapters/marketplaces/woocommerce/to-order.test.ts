import { describe, expect, test } from '@jest/globals';
import { orderReader } from '../../../../functions/adapters/marketplaces/order-reader.ts';
import { readWooDelivery } from '../../../../functions/adapters/marketplaces/woocommerce/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aWooOrder } from '../../../support/woo-order.ts';

const read = (changes: object = {}, topic = 'order.updated') =>
  readWooDelivery(topic, aWooOrder(changes));
const line = (changes: object) => ({
  line_items: [{ ...aWooOrder().line_items[1], ...changes }],
});

describe('readWooDelivery', () => {
  test('maps a paid order: entities decoded, money of mixed kinds, the odd cent in the discount', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        channelOrderId: '727',
        displayNumber: '727',
        placedAt: '2026-11-23T10:30:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:31:07.000Z',
        test: false,
        paid: true,
        hold: 'none',
        cancelled: undefined,
        buyer: { name: 'Jürgen O’Brien', registration: '26' },
        identity: { buyerTelephone: '+49 221 000', consigneeTelephone: '+49 221 000' },
        shipTo: {
          name: 'Jürgen O’Brien',
          country: 'DE',
          province: 'DE-NW',
          city: 'Köln',
          street: 'Hauptstraße 5, Hinterhaus',
          postcode: '50667',
        },
        lines: [
          {
            lineId: '315',
            sku: 'TEA-GREEN-100',
            // Names that WordPress never writes stay as they are.
            name: 'Woo Single #1 – Gr&ouml;&szlig;e 42',
            quantity: 3,
            price: money(834, 'EUR'),
            total: money(2_502, 'EUR'),
          },
          {
            lineId: '316',
            sku: 'SIEVE',
            name: 'Sieve',
            quantity: 1,
            price: money(300, 'EUR'),
            total: money(300, 'EUR'),
          },
        ],
        totals: {
          goods: money(2_802, 'EUR'),
          freight: money(590, 'EUR'),
          insurance: money(0, 'EUR'),
          tax: money(535, 'EUR'),
          discount: money(302, 'EUR'),
          paid: money(3_625, 'EUR'),
        },
        payment: { transactionId: 'ch_3QK7' },
      },
    });
  });

  test.each([
    ['processing', true, undefined],
    ['completed', true, undefined],
    ['pending', false, undefined],
    ['on-hold', true, undefined],
    ['failed', false, undefined],
    ['picked-by-plugin', false, undefined],
    ['cancelled', false, { reason: 'cancelled at the store' }],
    ['refunded', false, { reason: 'refunded at the store' }],
    ['trash', false, { reason: 'put into the bin at the store' }],
  ])('reads %s', (status, paid, cancelled) => {
    const reading = read({ status });
    expect(reading).toMatchObject({ ok: true, value: { paid } });
    expect(
      reading.ok &&
        typeof reading.value === 'object' &&
        'lines' in reading.value &&
        reading.value.cancelled,
    ).toEqual(cancelled);
  });

  test('holds back what is on hold, paid or not', () => {
    const hold = { reason: 'on hold at the store' };
    expect(read({ status: 'on-hold' })).toMatchObject({ value: { paid: true, hold } });
    const unpaid = { status: 'on-hold', date_paid_gmt: null };
    expect(read(unpaid)).toMatchObject({ value: { paid: false, hold } });
  });

  test.each([
    ['order.updated', { status: 'checkout-draft' }, 'ignored'],
    ['product.updated', {}, 'unknown-topic'],
    ['action.woocommerce_add_to_cart', {}, 'unknown-topic'],
  ])('%s %j is %s', (topic, changes, value) => {
    expect(read(changes, topic)).toEqual({ ok: true, value });
  });

  test('a deleted order is named, with every digit', () => {
    const raw = Buffer.from('{"id":9007199254740993}');
    const channel = aChannel({ marketplace: 'woocommerce' });
    expect(orderReader.read(channel, 'order.deleted', raw)).toEqual({
      ok: true,
      value: { kind: 'gone', channelOrderId: '9007199254740993' },
    });
  });

  test('finds a personal customs code in the meta data', () => {
    const meta_data = [{ key: 'PCCC', value: 'p123456789012' }, { key: 7 }, {}];
    expect(read({ meta_data })).toMatchObject({
      value: { identity: { personalCustomsCode: 'P123456789012' } },
    });
  });

  test.each([
    ['JPY', { subtotal: '1200.00', quantity: 2 }, { total: '1200' }, money(600, 'JPY')],
    ['KWD', { subtotal: '1.234', quantity: 1 }, { total: 1.234 }, money(1_234, 'KWD')],
    ['EUR', { subtotal: 0.1, quantity: 1 }, { total: '0.10' }, money(10, 'EUR')],
  ])('counts in the digits of %s', (currency, item, sum, price) => {
    const none = { discount_total: '0', shipping_total: 0, total_tax: '0.00', fee_lines: [] };
    expect(read({ currency, ...none, ...sum, ...line(item) })).toMatchObject({
      ok: true,
      value: { lines: [{ price }] },
    });
  });

  test.each([
    [{ currency: 'EURO' }, '/currency'],
    [{ shipping: { ...aWooOrder().shipping, country: '' } }, '/shipping/country'],
    [line({ sku: '' }), '/line_items/0/sku'],
    [line({ quantity: 0 }), '/line_items/0/quantity'],
    [line({ subtotal: '3,00' }), '/line_items/0/subtotal'],
    [line({ subtotal: '3.333' }), '/line_items/0/subtotal'],
    [{ total: '36.26' }, '/total'],
    [{ date_modified_gmt: 'yesterday' }, '/date_modified_gmt'],
    [{ id: -1 }, '/id'],
    [{ line_items: [] }, '/line_items'],
  ])('refuses %j and says where', (changes, pointer) => {
    expect(read(changes)).toMatchObject({ ok: false, pointer });
  });
});
