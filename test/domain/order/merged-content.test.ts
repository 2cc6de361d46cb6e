import { describe, expect, test } from '@jest/globals';
import { cancellationOf } from '../../../functions/domain/order/as-known.ts';
import { changedParts } from '../../../functions/domain/order/changed-parts.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';
import { isMasked } from '../../../functions/domain/order/masked.ts';
import { contentOf } from '../../../functions/domain/order/plan-anew.ts';
import { mergeOrder } from '../../../functions/domain/order/merge-order.ts';
import type { Order } from '../../../functions/domain/order/order.ts';
import {
  isReadyToStart,
  reservingVersion,
  supersededBy,
} from '../../../functions/domain/order/superseded.ts';
import { withoutWrong, wrongIdentities } from '../../../functions/domain/order/wrong-identity.ts';
import { anIdentity } from '../../support/consignment-builder.ts';
import { anIncomingOrder, CHANNEL } from '../../support/world/world-data.ts';

const AT = '2026-11-23T02:00:00.000Z';
const LATE = '2026-11-23T01:45:00.000Z';
const LATER = '2026-11-23T01:50:00.000Z';

function merged(stored: Order | undefined, incoming: IncomingOrder, at = AT) {
  const arrival = {
    ...{ id: 'O1', channel: CHANNEL, payloadHash: JSON.stringify(incoming) },
    ...{ identity: { buyerTelephone: '8000' }, receivedAt: at },
  };
  const merge = mergeOrder(stored, incoming, arrival);
  if (merge.kind === 'conflicting') throw new Error('conflicting');
  return merge;
}
const first = (overrides: Partial<IncomingOrder> = {}, patch: Partial<Order> = {}): Order => ({
  ...merged(undefined, anIncomingOrder(overrides)).order,
  ...patch,
});

test('the first delivery is kept whole', () => {
  const incoming = anIncomingOrder({
    ...{ requestedMode: 'bonded-import', receivingWarehouseId: 'W9', hold: { reason: 'fraud' } },
    buyer: { name: '王小明', registration: 'm-1' },
  });
  const { shipTo, lines, totals, payment } = incoming;
  expect(merged(undefined, incoming)).toEqual({
    kind: 'newer',
    order: {
      ...{ orderId: 'O1', version: 1, status: 'received', consignmentIds: [] },
      ...{ merchantId: CHANNEL.merchantId, channelId: CHANNEL.channelId },
      ...{ account: CHANNEL.account, channelOrderId: incoming.channelOrderId },
      ...{ displayNumber: incoming.displayNumber, placedAt: incoming.placedAt, receivedAt: AT },
      ...{ sourceUpdatedAt: incoming.sourceUpdatedAt, payloadHash: JSON.stringify(incoming) },
      ...{ test: incoming.test, paid: incoming.paid, identity: { buyerTelephone: '8000' } },
      ...{ shipTo, lines, totals, requestedMode: 'bonded-import', receivingWarehouseId: 'W9' },
      ...{ payment: { paymentFirmId: CHANNEL.paymentFirmId, ...payment } },
      ...{ buyerName: '王小明', buyerRegistration: 'm-1' },
      hold: { since: AT, reason: 'fraud' },
    },
  });
});

describe('what a channel holds back', () => {
  const held = first({ hold: { reason: 'fraud' } });
  const next = (hold: IncomingOrder['hold']) =>
    merged(held, anIncomingOrder({ hold, sourceUpdatedAt: LATE }), LATER).order.hold;

  test('stays held where the next version does not speak of it, and since when it was', () => {
    expect(held.hold).toEqual({ since: AT, reason: 'fraud' });
    expect(next(undefined)).toEqual({ since: AT, reason: 'fraud' });
    expect(next({ reason: 'address' })).toEqual({ since: AT, reason: 'address' });
    expect(next('none')).toBeUndefined();
    expect(first().hold).toBeUndefined();
  });
});

describe('a delivery after planning', () => {
  const planned = first({}, { status: 'planned', consignmentIds: ['O1-01'] });
  const elsewhere = { ...anIncomingOrder().shipTo, street: 'elsewhere 1' };

  test('is heard, and asks for what it wants changed', () => {
    const wish = anIncomingOrder({ sourceUpdatedAt: LATE, shipTo: elsewhere });
    expect(merged(planned, wish)).toEqual({
      kind: 'late',
      order: { ...planned, heardUpdatedAt: LATE, version: 2 },
      parts: ['address'],
      content: {
        ...contentOf(merged(undefined, wish).order),
        ...{ sourceUpdatedAt: LATE, shipTo: elsewhere },
      },
    });
    const same = anIncomingOrder({ sourceUpdatedAt: LATE });
    expect(merged(planned, same)).toEqual({
      kind: 'newer',
      order: { ...planned, heardUpdatedAt: LATE, version: 2 },
    });
  });

  test('of what was heard already says nothing new', () => {
    const heard = { ...planned, heardUpdatedAt: LATE };
    const again = anIncomingOrder({ sourceUpdatedAt: LATE, shipTo: elsewhere });
    expect(merged(heard, again)).toEqual({ kind: 'older', order: heard });
    const own = anIncomingOrder({ shipTo: elsewhere });
    expect(merged(heard, own).kind).toBe('older');
  });

  test('that only holds it back is no conflict', () => {
    const hold = anIncomingOrder({ hold: { reason: 'fraud' } });
    expect(merged(first(), hold).kind).toBe('older');
  });

  test('that cancels what has no parcel cancels it', () => {
    const cancelled = { reason: 'by buyer' };
    const cancel = { requestedAt: AT, reason: 'by buyer' };
    expect(merged(first(), anIncomingOrder({ cancelled })).order).toMatchObject({
      ...{ status: 'cancelled', cancel },
    });
    expect(merged(planned, anIncomingOrder({ cancelled })).order).toMatchObject({
      ...{ status: 'planned', cancel },
    });
  });
});

describe('versions that give way', () => {
  const line = (lineId: string) => ({ ...anIncomingOrder().lines[0], lineId });
  const lines = (...ids: readonly string[]) => ids.map(line) as unknown as Order['lines'];

  test('may have reserved stock where they were ready to start', () => {
    const ready = first({ lines: lines('1', '2') });
    expect(isReadyToStart(ready)).toBe(true);
    expect(supersededBy(ready)).toEqual({ versions: 1, lineIds: ['1', '2'] });
    const again = { ...ready, superseded: { versions: 1, lineIds: ['1', '3'] } };
    expect(supersededBy(again)).toEqual({ versions: 2, lineIds: ['1', '3', '2'] });
    expect([reservingVersion(ready), reservingVersion(again)]).toEqual([1, 2]);
  });

  test.each<[string, Partial<Order>]>([
    ['unpaid', { paid: false }],
    ['planned', { status: 'planned' }],
    ['held', { hold: { since: AT, reason: 'r' } }],
  ])('and have not where they were %s', (_what, patch) => {
    const kept = { versions: 3, lineIds: ['9'] };
    expect(isReadyToStart(first({}, patch))).toBe(false);
    expect(supersededBy(first({}, { ...patch, superseded: kept }))).toBe(kept);
    expect(supersededBy(first({}, patch))).toBeUndefined();
  });

  test('are told to the version that replaces them', () => {
    const newer = anIncomingOrder({ sourceUpdatedAt: LATE, lines: lines('7') });
    expect(merged(first({ lines: lines('1') }), newer).order.superseded).toEqual({
      ...{ versions: 1, lineIds: ['1'] },
    });
  });
});

test('a cancellation says of an order what is known of it, and why', () => {
  const order = first({
    ...{ requestedMode: 'bonded-import', receivingWarehouseId: 'W9' },
    buyer: { name: '王小明', registration: 'm-1' },
  });
  const cancellation = cancellationOf(order, 'no stock');
  const { shipTo, lines, totals, payment, test: isTest, paid } = order;
  expect(cancellation).toEqual({
    ...{ channelOrderId: order.channelOrderId, displayNumber: order.displayNumber },
    ...{ placedAt: order.placedAt, sourceUpdatedAt: order.sourceUpdatedAt, test: isTest, paid },
    ...{ cancelled: { reason: 'no stock' }, requestedMode: 'bonded-import' },
    ...{ receivingWarehouseId: 'W9', buyer: { name: '王小明', registration: 'm-1' } },
    ...{ identity: {}, shipTo, lines, totals, payment },
  });
  expect(merged(order, cancellation).order).toMatchObject({ status: 'cancelled' });
});

describe('in what versions differ', () => {
  const order = first();

  test('values nested anywhere are compared, and lists in their order', () => {
    const [line] = order.lines;
    if (line === undefined) throw new Error('an order without lines');
    const dearer = { ...line, price: { ...line.price, amount: line.price.amount + 1 } };
    const turned = { ...line, price: { currency: line.price.currency, amount: line.price.amount } };
    const same = { ...order, hold: undefined };
    expect(changedParts(order, { ...same, lines: [dearer] })).toEqual(['lines']);
    expect(changedParts(order, { ...same, lines: [turned] })).toEqual([]);
    const [one, two] = [line, { ...line, lineId: '2' }];
    expect(changedParts({ ...order, lines: [one, two] }, { ...same, lines: [two, one] })).toEqual([
      'lines',
    ]);
    expect(changedParts(order, { ...order, hold: 'none' })).toEqual([]);
  });

  test('a part that is there without a value is not there', () => {
    const { name, country, city, street } = order.shipTo;
    const bare = { ...order, shipTo: { name, country, city, street } };
    const empty = { ...bare, shipTo: { ...bare.shipTo, district: undefined }, hold: undefined };
    expect(changedParts(bare, empty)).toEqual([]);
  });
});

test.each([
  ['D****', true],
  ['6****67', true],
  ['＊＊', true],
  ['*', false],
  ['D*d*', false],
  ['', false],
])('“%s” is masked: %s', (text, masked) => {
  expect(isMasked(text)).toBe(masked);
});

test('the payer’s number is judged as the buyer’s, on the day of the order', () => {
  const wrong = wrongIdentities(anIdentity({ payerIdNumber: '1' }), '2026-11-23');
  expect(wrong.map(({ key }) => key)).toEqual(['payerIdNumber']);
  expect(withoutWrong(anIdentity(), wrong)).not.toHaveProperty('payerIdNumber');
  expect(wrongIdentities(anIdentity(), '1949-12-30').map(({ key }) => key)).toEqual([
    ...['buyerIdNumber', 'payerIdNumber'],
  ]);
});
