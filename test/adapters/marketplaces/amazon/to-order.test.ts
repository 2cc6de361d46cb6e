import { describe, expect, test } from '@jest/globals';
import { readAmazonNotification } from '../../../../functions/adapters/marketplaces/amazon/notification.ts';
import {
  readAmazonDelivery,
  readAmazonOrder,
} from '../../../../functions/adapters/marketplaces/amazon/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { anAmazonOrder } from '../../../support/amazon-order.ts';

const CHANGE = {
  NotificationType: 'ORDER_CHANGE',
  EventTime: '2026-11-23T10:31:07Z',
  Payload: {
    OrderChangeNotification: {
      SellerId: 'A2X',
      AmazonOrderId: '302-1-2',
      Summary: { MarketplaceId: 'A1PA6795UKMFR9', OrderStatus: 'Unshipped' },
    },
  },
  NotificationMetadata: { NotificationId: 'n-1' },
};
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('readAmazonNotification', () => {
  test('says whom it is for, and knows it again', () => {
    expect(readAmazonNotification(bytes(CHANGE))).toEqual({
      topic: 'ORDER_CHANGE',
      deliveryId: 'n-1',
      account: 'A2X',
      site: 'A1PA6795UKMFR9',
      occurredAt: '2026-11-23T10:31:07Z',
    });
  });

  test('reads the spelling of newer types, and what tells neither site nor time', () => {
    const newer = {
      notificationType: 'SHIPMENT_TRACKING_MILESTONE_CHANGED',
      payload: { shipmentTrackingMilestoneChangedNotification: { sellerId: 'A2X' } },
      notificationMetadata: { notificationId: 'n-2' },
    };
    expect(readAmazonNotification(bytes(newer))).toEqual({
      topic: 'SHIPMENT_TRACKING_MILESTONE_CHANGED',
      deliveryId: 'n-2',
      account: 'A2X',
      site: undefined,
      occurredAt: undefined,
    });
  });

  test.each([[{}], [{ ...CHANGE, Payload: {} }], [{ ...CHANGE, NotificationMetadata: {} }], [[]]])(
    'is none: %j',
    (value) => {
      expect(readAmazonNotification(bytes(value))).toBeUndefined();
    },
  );
});

describe('readAmazonDelivery', () => {
  test('names the order of a change, and passes other types over', () => {
    expect(readAmazonDelivery('ORDER_CHANGE', CHANGE)).toEqual({
      ok: true,
      value: { kind: 'fetch', channelOrderId: '302-1-2' },
    });
    expect(readAmazonDelivery('FEED_PROCESSING_FINISHED', {})).toEqual({
      ok: true,
      value: 'unknown-topic',
    });
  });
});

describe('readAmazonOrder', () => {
  test('maps an order: what is charged, what is granted, the odd cent of a price', () => {
    expect(readAmazonOrder(anAmazonOrder())).toEqual({
      ok: true,
      value: {
        channelOrderId: '302-1234567-8901234',
        displayNumber: 'HL-1187',
        placedAt: '2026-11-23T10:00:00.000Z',
        sourceUpdatedAt: '2026-11-23T10:31:07.000Z',
        test: false,
        paid: true,
        cancelled: undefined,
        buyer: { name: 'Łucja Müller' },
        identity: { consigneeTelephone: '+49 3581 000000' },
        shipTo: {
          name: 'Łucja Müller',
          country: 'DE',
          province: 'Sachsen',
          city: 'Görlitz',
          street: 'Große Straße 12, c/o Weiß',
          postcode: '02826',
        },
        lines: [
          {
            lineId: '12345678901234',
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
        payment: { transactionId: 'A900001' },
      },
    });
  });

  test('is to be shipped by the end of its window', () => {
    const shipByWindow = { latestDateTime: '2026-11-26T07:59:59Z' };
    const { fulfillment } = anAmazonOrder();
    expect(
      readAmazonOrder({ ...anAmazonOrder(), fulfillment: { ...fulfillment, shipByWindow } }),
    ).toMatchObject({ value: { promise: { shipBy: '2026-11-26T07:59:59.000Z' } } });
  });

  test('leaves out a tax that Amazon keeps', () => {
    const proceeds = { grandTotal: { amount: '52.00', currencyCode: 'EUR' } };
    expect(readAmazonOrder(anAmazonOrder({ proceeds }))).toMatchObject({
      ok: true,
      value: { totals: { tax: money(0, 'EUR'), paid: money(5_200, 'EUR') } },
    });
  });

  test('keeps a masked address, and no masked telephone', () => {
    const { deliveryAddress } = anAmazonOrder().recipient;
    const masked = { ...deliveryAddress, name: 'Ł****', phone: '+49****00' };
    expect(
      readAmazonOrder(anAmazonOrder({ recipient: { deliveryAddress: masked } })),
    ).toMatchObject({ ok: true, value: { shipTo: { name: 'Ł****' }, identity: {} } });
  });

  const fulfilled = (changes: object) => ({
    fulfillment: { ...anAmazonOrder().fulfillment, ...changes },
  });
  test.each([
    [fulfilled({ fulfillmentStatus: 'PENDING' })],
    [fulfilled({ fulfillmentStatus: 'PENDING_AVAILABILITY' })],
    [fulfilled({ fulfilledBy: 'AMAZON' })],
  ])('has nothing for us to send: %j', (changes) => {
    const told = anAmazonOrder({ recipient: undefined, proceeds: undefined, ...changes });
    expect(readAmazonOrder(told)).toEqual({ ok: true, value: 'ignored' });
  });

  test('is gone once Amazon cancelled it, whatever is still told of it', () => {
    const changes = fulfilled({ fulfillmentStatus: 'CANCELLED' });
    expect(readAmazonOrder(anAmazonOrder({ ...changes, recipient: undefined }))).toBe('gone');
  });

  const [item] = anAmazonOrder().orderItems;
  const asked = { cancellation: { cancellationRequest: { requester: 'BUYER' } } };
  test('is cancelled by a buyer who asks for all of it, not for a part', () => {
    const all = readAmazonOrder(anAmazonOrder({ orderItems: [{ ...item, ...asked }] }));
    expect(all).toMatchObject({ value: { cancelled: { reason: expect.any(String) } } });
    const half = { ...item, orderItemId: '2', quantityOrdered: 1, proceeds: null };
    const unit = { product: { sellerSku: 'MUG', price: null } };
    const part = readAmazonOrder(
      anAmazonOrder({ orderItems: [item, { ...half, ...unit, ...asked }] }),
    );
    expect(part).toMatchObject({ ok: true, value: { cancelled: undefined } });
  });

  test('leaves out an item that was cancelled', () => {
    const gone = { ...item, orderItemId: '2', quantityOrdered: 0, proceeds: null };
    expect(readAmazonOrder(anAmazonOrder({ orderItems: [item, gone] }))).toMatchObject({
      ok: true,
      value: { lines: [{ lineId: '12345678901234' }] },
    });
  });

  test.each([
    [{ proceeds: null }, '/proceeds/grandTotal'],
    [
      { proceeds: { grandTotal: { amount: '9.99', currencyCode: 'EUR' } } },
      '/proceeds/grandTotal/amount',
    ],
    [{ recipient: null }, '/recipient/deliveryAddress/countryCode'],
    [{ orderItems: [{ ...item, product: {} }] }, '/orderItems/0/product/sellerSku'],
    [{ lastUpdatedTime: 'today' }, '/lastUpdatedTime'],
  ])('refuses %j and says where', (changes, pointer) => {
    expect(readAmazonOrder(anAmazonOrder(changes))).toMatchObject({ ok: false, pointer });
  });
});
