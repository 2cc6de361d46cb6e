import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readCanonicalDelivery,
  readPostedOrder,
} from '../../../../functions/adapters/marketplaces/standard-webhooks/to-order.ts';
import { money } from '../../../../functions/domain/money/money.ts';
import { aCanonicalOrder } from '../../../support/canonical-order.ts';

const delivery = (order: unknown, type = 'order.paid', more = {}) => ({
  type,
  timestamp: '2026-11-23T10:00:00.000Z',
  data: { order, ...more },
});
const read = (order: unknown, type = 'order.paid', more = {}) =>
  readCanonicalDelivery(type, delivery(order, type, more));

/** The order with one place set, or removed where the value is undefined. */
function withValue(path: string, value: unknown): unknown {
  const order: unknown = structuredClone(aCanonicalOrder());
  const steps = path.split('.');
  let at = order as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(order));
}

describe('readCanonicalDelivery', () => {
  test('maps a paid import order', () => {
    const reading = read(aCanonicalOrder());
    expect(reading).toEqual({
      ok: true,
      value: {
        channelOrderId: 'HM-20261123-0001',
        displayNumber: 'HM-0001',
        placedAt: '2026-11-23T01:58:00.000Z',
        sourceUpdatedAt: '2026-11-23T02:00:00.000Z',
        test: false,
        paid: true,
        cancelled: undefined,
        requestedMode: undefined,
        buyer: { name: '王小明', registration: 'member-1001' },
        identity: {
          buyerIdNumber: '11010519491231002X',
          buyerTelephone: '13800138000',
          payerName: '王小明',
          payerIdNumber: '11010519491231002X',
          consigneeTelephone: '13900139000',
        },
        shipTo: {
          name: '李雷',
          country: 'CN',
          province: '浙江省',
          city: '杭州市',
          district: '西湖区',
          street: '文三路 90 号',
          postcode: '310012',
        },
        lines: [
          {
            lineId: '1',
            sku: 'SKIN-SERUM-30',
            name: 'Serum 30 ml',
            quantity: 2,
            price: money(9_950, 'CNY'),
            total: money(19_900, 'CNY'),
          },
        ],
        totals: {
          goods: money(19_900, 'CNY'),
          freight: money(1_000, 'CNY'),
          insurance: money(0, 'CNY'),
          tax: money(1_811, 'CNY'),
          discount: money(500, 'CNY'),
          paid: money(22_211, 'CNY'),
        },
        payment: { paymentFirmId: 'lakeside-pay', transactionId: 'LP202611230001' },
      },
    });
  });

  test.each([
    ['order.created', false, undefined],
    ['order.paid', true, undefined],
    ['order.cancelled', false, { reason: 'cancelled at the channel' }],
  ])('%s', (type, paid, cancelled) => {
    expect(read(aCanonicalOrder(), type)).toMatchObject({ ok: true, value: { paid } });
    const reading = read(aCanonicalOrder(), type);
    expect(reading.ok && typeof reading.value === 'object' && reading.value.cancelled).toEqual(
      cancelled,
    );
  });

  test('a cancellation may say why', () => {
    const reading = read(aCanonicalOrder(), 'order.cancelled', { reason: 'changed my mind' });
    expect(reading).toMatchObject({ value: { cancelled: { reason: 'changed my mind' } } });
  });

  test.each(['order.archived', 'consignment.shipped', ''])('%p is none of ours', (type) => {
    expect(read(aCanonicalOrder(), type)).toEqual({ ok: true, value: 'unknown-topic' });
  });

  test.each(['buyer', 'payer', 'payment', 'shipTo.telephone', 'buyer.idNumber', 'displayNumber'])(
    'without %s it is still an order',
    (path) => {
      const reading = read(withValue(path, undefined));
      expect(reading.ok).toBe(true);
      const holes = /"(paymentFirmId|transactionId|buyerIdNumber)":null/;
      expect(JSON.stringify(reading)).not.toMatch(holes);
      expect(
        Object.values(reading.ok && typeof reading.value === 'object' ? reading.value.payment : {}),
      ).not.toContain(undefined);
    },
  );

  describe('sub-orders', () => {
    const part = (
      number: string,
      freight: string,
      tax: string,
      discount: string,
      paid: string,
    ) => ({
      ...{ number, lines: [{ lineId: '1', quantity: 1 }] },
      totals: { freight, tax, discount, paid },
      payment: { transactionId: `LP-${number}`, amount: paid },
    });
    const parts = [
      part('A', '4.00', '9.05', '5.00', '107.55'),
      part('B', '6.00', '9.06', '0', '114.56'),
    ];

    test('are read with totals and payments of their own', () => {
      const value = { subOrders: [{ number: 'A' }, { number: 'B' }] };
      const reading = read(withValue('subOrders', parts));
      expect(reading).toMatchObject({ ok: true, value });
      const [first] =
        (reading.ok && typeof reading.value === 'object' ? reading.value.subOrders : []) ?? [];
      expect(first).toEqual({
        number: 'A',
        quantities: [{ lineId: '1', quantity: 1 }],
        totals: {
          goods: money(9_950, 'CNY'),
          freight: money(400, 'CNY'),
          insurance: money(0, 'CNY'),
          tax: money(905, 'CNY'),
          discount: money(500, 'CNY'),
          paid: money(10_755, 'CNY'),
        },
        payment: { transactionId: 'LP-A', amount: money(10_755, 'CNY') },
      });
    });

    test.each<[what: string, subOrders: readonly unknown[], code: string, pointer: string]>([
      ['only one', parts.slice(1), 'wrong-shape', ''],
      [
        'a payment twice',
        [parts[0], { ...parts[1], payment: parts[0]?.payment }],
        '',
        '/1/payment/transactionId',
      ],
      [
        'a piece too many',
        [parts[0], { ...parts[1], lines: [{ lineId: '1', quantity: 99_999 }] }],
        '',
        '',
      ],
      [
        'no such line',
        [parts[0], { ...parts[1], lines: [{ lineId: '9', quantity: 1 }] }],
        '',
        '/1/lines/0/lineId',
      ],
      [
        'no amount',
        [parts[0], { ...parts[1], payment: { transactionId: 'x', amount: 'none' } }],
        'not-a-decimal',
        '/1/payment/amount',
      ],
    ])('%s: refused, and named', (_what, subOrders, code, pointer) => {
      const told = withValue('subOrders', subOrders);
      const refusal = { ok: false, code: code === '' ? 'wrong-sub-orders' : code };
      expect(read(told)).toMatchObject({
        ...{ ...refusal, pointer: `/data/order/subOrders${pointer}` },
      });
      const raw = Buffer.from(JSON.stringify({ channelId: 'own', order: told }));
      expect(readPostedOrder(raw)).toMatchObject({
        ...{ ...refusal, pointer: `/order/subOrders${pointer}` },
      });
    });
  });

  test('a test order stays one', () => {
    expect(read(withValue('test', true))).toMatchObject({ value: { test: true } });
  });

  test('a mode may be asked for', () => {
    expect(read(withValue('mode', 'bonded-import'))).toMatchObject({
      value: { requestedMode: 'bonded-import' },
    });
  });

  test.each([
    ['channelOrderId', undefined, '/channelOrderId'],
    ['channelOrderId', 'two words', '/channelOrderId'],
    ['channelOrderId', 12, '/channelOrderId'],
    ['updatedAt', 'yesterday', '/updatedAt'],
    ['currency', 'RMB', '/currency'],
    ['shipTo.country', 'China', '/shipTo/country'],
    ['shipTo.country', 'XX', '/shipTo/country'],
    ['shipTo.street', '  ', '/shipTo/street'],
    ['lines', [], '/lines'],
    ['lines.0.quantity', 0, '/lines/0/quantity'],
    ['lines.0.quantity', 1.5, '/lines/0/quantity'],
    ['lines.0.quantity', '2', '/lines/0/quantity'],
    ['lines.0.price', 99.5, '/lines/0/price'],
    ['lines.0.price', '99,50', '/lines/0/price'],
    ['lines.0.price', '-99.50', '/lines/0/price'],
    ['lines.0.price', '99.505', '/lines/0/price'],
    ['lines.0.price', '99999999999999', '/lines/0/price'],
    ['lines.0.sku', '', '/lines/0/sku'],
    ['totals.tax', 'none', '/totals/tax'],
    ['totals.paid', '222.10', '/totals/paid'],
    ['totals.paid', undefined, '/totals/paid'],
    ['mode', 'smuggling', '/mode'],
  ])('%s = %j is refused and named', (path, value, pointer) => {
    expect(read(withValue(path, value))).toMatchObject({
      ok: false,
      pointer: `/data/order${pointer}`,
    });
  });

  test('a line id twice is refused at the second', () => {
    const [line] = aCanonicalOrder().lines;
    const order = { ...aCanonicalOrder(), lines: [line, { ...line, lineId: '2' }, line] };
    expect(read(order)).toMatchObject({ pointer: '/data/order/lines/2/lineId' });
  });

  test('amounts stay exact where their products grow large', () => {
    const line = { ...aCanonicalOrder().lines[0], price: '9999999999.99', quantity: 99_999 };
    const order = { ...aCanonicalOrder(), lines: [line] };
    expect(read(order)).toMatchObject({ ok: false, code: 'too-large' });
  });

  test('a refusal quotes nothing of the order', () => {
    const refusal = JSON.stringify(read(withValue('shipTo.telephone', { number: '13900139000' })));
    expect(refusal).toContain('/data/order/shipTo/telephone');
    expect(refusal).not.toContain('13900139000');
  });

  test.each([undefined, null, 7, 'order', [], { order: 7 }])('data %j is refused', (data) => {
    expect(readCanonicalDelivery('order.paid', { type: 'order.paid', data })).toMatchObject({
      ok: false,
    });
  });

  test('the sums of every order that is taken hold', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    const line = fc.record({ price: amount, quantity: fc.integer({ min: 1, max: 99 }) });
    const decimal = (minor: number) => (minor / 100).toFixed(2);
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.record({ freight: amount, insurance: amount, tax: amount }),
        fc.integer({ min: -1, max: 1 }),
        (lines, charges, error) => {
          const goods = lines.reduce((sum, each) => sum + each.price * each.quantity, 0);
          const due = goods + charges.freight + charges.insurance + charges.tax;
          fc.pre(due + error >= 0);
          const order = {
            ...aCanonicalOrder(),
            lines: lines.map((each, at) => ({
              lineId: String(at),
              sku: 'A',
              name: 'A',
              quantity: each.quantity,
              price: decimal(each.price),
            })),
            totals: {
              freight: decimal(charges.freight),
              insurance: decimal(charges.insurance),
              tax: decimal(charges.tax),
              paid: decimal(due + error),
            },
          };
          expect(read(order).ok).toBe(error === 0);
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });
});

describe('readPostedOrder', () => {
  const post = (body: unknown) => readPostedOrder(Buffer.from(JSON.stringify(body)));

  test('takes a paid order for a channel', () => {
    expect(post({ channelId: 'demo-market', order: aCanonicalOrder() })).toMatchObject({
      ok: true,
      value: { channelId: 'demo-market', order: { paid: true, displayNumber: 'HM-0001' } },
    });
  });

  test('points into the body that was posted', () => {
    expect(post({ channelId: 'm', order: withValue('totals.paid', '1.00') })).toMatchObject({
      code: 'wrong-total',
      pointer: '/order/totals/paid',
    });
    expect(post({ order: aCanonicalOrder() })).toMatchObject({ pointer: '/channelId' });
    expect(post({ channelId: 'm' })).toMatchObject({ pointer: '/order' });
    expect(readPostedOrder(Buffer.from('{'))).toMatchObject({ code: 'not-json', pointer: '' });
  });
});
