import { describe, expect, test } from '@jest/globals';
import {
  readEbayDelivery,
  readEbayOrder,
} from '../../../../functions/adapters/marketplaces/ebay/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { anEbayOrder } from '../../../support/ebay-order.ts';

describe('readEbayDelivery', () => {
  test.each([{ orderId: '12-1-2' }, { order: { orderId: '12-1-2' }, more: 1 }])(
    'names the order of %j',
    (data) => {
      expect(readEbayDelivery('ORDER_CONFIRMATION', { notification: { data } })).toEqual({
        ok: true,
        value: { kind: 'fetch', channelOrderId: '12-1-2' },
      });
    },
  );

  test('passes other topics over, and says where one of ours lacks its order', () => {
    const ignored = { ok: true, value: 'ignored' };
    expect(readEbayDelivery('MARKETPLACE_ACCOUNT_DELETION', {})).toEqual(ignored);
    const unknown = { ok: true, value: 'unknown-topic' };
    expect(readEbayDelivery('ITEM_AVAILABILITY', {})).toEqual(unknown);
    expect(readEbayDelivery('ORDER_CONFIRMATION', { notification: { data: {} } })).toMatchObject({
      ok: false,
      pointer: '/notification/data',
    });
  });
});

test('the earliest deadline of its lines is that of an order', () => {
  const [line] = anEbayOrder().lineItems;
  const lineOf = (lineItemId: string, shipByDate?: string) => ({
    ...{ ...line, lineItemId },
    lineItemFulfillmentInstructions: { shipByDate },
  });
  const lineItems = [
    lineOf('1', '2026-11-27T07:59:59.000Z'),
    lineOf('2', '2026-11-26T07:59:59.000Z'),
    lineOf('3'),
  ];
  const pricingSummary = { ...anEbayOrder().pricingSummary };
  const { value } = anEbayOrder().lineItems[0]?.lineItemCost ?? { value: '0' };
  const more = 2 * Number(value);
  const total = pricingSummary.total;
  const raised = { ...total, value: (Number(total.value) + more).toFixed(2) };
  expect(
    readEbayOrder({
      ...anEbayOrder(),
      lineItems,
      pricingSummary: { ...pricingSummary, total: raised },
    }),
  ).toMatchObject({ value: { promise: { shipBy: '2026-11-26T07:59:59.000Z' } } });
});

describe('readEbayOrder', () => {
  test('maps an order: what is taken off, what is charged, the odd cent of a price', () => {
    expect(readEbayOrder(anEbayOrder())).toEqual({
      ok: true,
      value: {
        channelOrderId: '12-11223-44556',
        displayNumber: '110055-28021',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:01:07.000Z',
        test: false,
        paid: true,
        cancelled: undefined,
        buyer: { name: 'Łucja Müller-Østergård', registration: 'käufer_1989' },
        identity: { consigneeTelephone: '+49 3581 000000' },
        shipTo: {
          name: 'Łucja Müller-Østergård',
          country: 'DE',
          province: 'Sachsen',
          city: 'Görlitz',
          street: 'Große Straße 12, c/o Weiß',
          postcode: '02826',
        },
        lines: [
          {
            lineId: '10045678901234',
            sku: 'LAMP-LED',
            name: 'LED-Lampe',
            quantity: 3,
            price: money(1_667, 'EUR'),
            total: money(5_001, 'EUR'),
          },
        ],
        totals: {
          goods: money(5_001, 'EUR'),
          freight: money(550, 'EUR'),
          insurance: money(0, 'EUR'),
          tax: money(300, 'EUR'),
          discount: money(351, 'EUR'),
          paid: money(5_500, 'EUR'),
        },
        payment: { transactionId: '90000012345678' },
      },
    });
  });

  test.each([
    ['PAID', 'NONE_REQUESTED', true, undefined],
    ['PARTIALLY_REFUNDED', null, true, undefined],
    ['PENDING', undefined, false, undefined],
    ['PAID', 'IN_PROGRESS', true, { reason: 'the buyer asks for a cancellation' }],
    ['PAID', 'CANCELED', true, { reason: 'cancelled at eBay' }],
    ['FULLY_REFUNDED', 'NONE_REQUESTED', false, { reason: 'refunded at eBay' }],
  ])('reads %s, %s', (orderPaymentStatus, cancelState, paid, cancelled) => {
    const told = anEbayOrder({ orderPaymentStatus, cancelStatus: { cancelState } });
    const reading = readEbayOrder(told);
    expect(reading).toMatchObject({ ok: true, value: { paid } });
    expect(reading.ok && reading.value.cancelled).toEqual(cancelled);
  });

  const [line] = anEbayOrder().lineItems;
  test.each([
    [{ lineItems: [{ ...line, sku: null }] }, '/lineItems/0/sku'],
    [{ lineItems: [{ ...line, quantity: 1.5 }] }, '/lineItems/0/quantity'],
    [
      { fulfillmentStartInstructions: [] },
      '/fulfillmentStartInstructions/0/shippingStep/shipTo/contactAddress/countryCode',
    ],
    [
      {
        pricingSummary: {
          ...anEbayOrder().pricingSummary,
          total: { value: '55.01', currency: 'EUR' },
        },
      },
      '/pricingSummary/total/value',
    ],
    [{ lastModifiedDate: 'today' }, '/lastModifiedDate'],
  ])('refuses %j and says where', (changes, pointer) => {
    expect(readEbayOrder(anEbayOrder(changes))).toMatchObject({ ok: false, pointer });
  });
});
