import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Order, OrderContent } from '../../../functions/domain/order/order.ts';
import {
  firstParcelNumber,
  hasNumbersFor,
  numberedOrder,
} from '../../../functions/domain/order/parcel-numbers.ts';
import {
  asNext,
  contentOf,
  makingRoom,
  mayPlanAnew,
  vacated,
} from '../../../functions/domain/order/plan-anew.ts';
import { aConsignment } from '../../support/consignment-builder.ts';
import { anOrder } from '../../support/order-builder.ts';

const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T12:00:00.000Z';
const FILED: Partial<Consignment> = {
  documents: { '303': { kind: '303', version: 1, filedAt: AT, receipts: [] } },
};
const ABROAD: Partial<Consignment> = { mode: 'general-export', documents: {}, stage: 'declare' };
const asked = (answer: 'accepted' | 'too-late', isReplaced = true) => ({
  cancel: {
    ...{ requestedAt: AT, reason: 'changed', answer },
    ...(isReplaced && { replaced: true as const }),
  },
});
const planned = (patch: Partial<Order> = {}): Order =>
  anOrder({ status: 'planned', consignmentIds: ['O1-01'], ...patch });

describe('an order may be planned anew', () => {
  const may = (...parcels: readonly Partial<Consignment>[]) =>
    mayPlanAnew(
      planned(),
      parcels.map((parcel) => aConsignment({ ...ABROAD, ...parcel })),
    );

  test.each<[string, Partial<Consignment>, boolean]>([
    ['an export at customs', FILED, true],
    ['one that waits for its start', { stage: undefined }, true],
    ['an import before its papers', { mode: 'bonded-import' }, true],
    ['an import with papers', { mode: 'bonded-import', ...FILED }, false],
    ['one that has left', { gatedOutAt: AT }, false],
    ['one that the warehouse could not stop', { unwind: { parcelTooLateAt: AT } }, false],
    ['one that is cancelled for itself', asked('accepted', false), false],
    ['one that makes room already', { ...asked('accepted'), stage: 'unwind' }, true],
    ['one that made room', { ...asked('accepted'), status: 'cancelled' }, true],
    ['one that was to make room, and goes on', asked('too-late'), false],
    ['one that is unwound', { stage: 'unwind' }, false],
    ['one that is taken back', { returnRequest: { requestedAt: AT, reason: 'r' } }, false],
    ['one that was delivered', { status: 'delivered' }, false],
  ])('with %s: %s', (_what, parcel, expected) => {
    expect(may(parcel)).toBe(expected);
  });

  test('where each of its parcels can make room, it is not cancelled, and numbers are left', () => {
    expect([may({}, FILED), may({}, { gatedOutAt: AT })]).toEqual([true, false]);
    const parcels = [aConsignment(ABROAD)];
    const cancel = { requestedAt: AT, reason: 'r' };
    expect(mayPlanAnew(planned({ cancel }), parcels)).toBe(false);
    const ids = (count: number) => Array.from({ length: count }, (_each, at) => String(at));
    expect(mayPlanAnew(planned({ formerConsignmentIds: ids(93) }), parcels)).toBe(true);
    expect(mayPlanAnew(planned({ formerConsignmentIds: ids(94) }), parcels)).toBe(false);
  });
});

describe('parcels are numbered on', () => {
  test('after those that made room, which keep their numbers', () => {
    expect(firstParcelNumber({})).toBe(1);
    expect(firstParcelNumber({ formerConsignmentIds: ['a', 'b'] })).toBe(3);
    expect(numberedOrder('S-1', 3)).toBe('S-1-3');
    expect(hasNumbersFor(planned(), 98)).toBe(true);
    expect(hasNumbersFor(planned(), 99)).toBe(false);
  });
});

describe('what becomes of an order whose parcels make room', () => {
  const before = planned({
    subOrders: [],
    promise: { shipBy: AT },
    superseded: { versions: 1, lineIds: [] },
  });
  // As a store gives it back: what is undefined is not there.
  const content = JSON.parse(
    JSON.stringify({
      ...{ ...contentOf(before), subOrders: undefined, promise: undefined },
      sourceUpdatedAt: LATER,
    }),
  ) as OrderContent;
  const making = makingRoom(before, content, ['lines'], AT);
  const made = (...parcels: readonly Partial<Consignment>[]) =>
    vacated(
      making,
      parcels.map((parcel) => aConsignment({ ...ABROAD, ...parcel })),
      LATER,
    );

  test('nothing where nobody asked for it', () => {
    expect(vacated(before, [], LATER)).toBeUndefined();
    expect(asNext(before)).toBe(before);
  });

  test('it waits while one of them is on its way back', () => {
    expect(making.changes).toMatchObject([{ number: 1, parts: ['lines'], answer: 'underway' }]);
    const back = { ...asked('accepted'), status: 'cancelled' } as const;
    expect(made({ ...asked('accepted'), stage: 'unwind' })).toBeUndefined();
    expect(made(back, { ...asked('accepted'), stage: 'unwind' })).toBeUndefined();
  });

  test.each(['cancelled', 'returned'] as const)('it is planned anew once it is %s', (status) => {
    const anew = made({ ...asked('accepted'), status });
    expect(anew).toMatchObject({
      kind: 'anew',
      order: {
        ...{ status: 'received', consignmentIds: [], formerConsignmentIds: ['O1-01'] },
        ...{ sourceUpdatedAt: LATER },
        changes: [{ number: 1, at: AT, answer: 'accepted', answeredAt: LATER }],
      },
    });
    expect(anew?.order.superseded).toBeUndefined();
    expect([anew?.order.subOrders, anew?.order.promise]).toEqual([undefined, undefined]);
    expect(anew?.order).not.toHaveProperty('nextContent');
    expect(asNext(making)).toMatchObject({ sourceUpdatedAt: LATER, promise: undefined });
  });

  test.each<[string, Partial<Consignment>, string]>([
    ['goes on', asked('too-late'), 'too-late'],
    ['had left', { ...asked('too-late'), gatedOutAt: AT }, 'return'],
    ['is lost', { ...asked('accepted'), status: 'written-off' }, 'too-late'],
    ['was not asked', { cancel: undefined }, 'too-late'],
  ])('it stays as it was where one of them %s', (_what, parcel, answer) => {
    const gone = made(parcel);
    expect(gone).toMatchObject({
      kind: 'gone',
      order: {
        ...{ status: 'planned', consignmentIds: ['O1-01'] },
        ...{ sourceUpdatedAt: before.sourceUpdatedAt },
        changes: [{ number: 1, answer, answeredAt: LATER }],
      },
    });
    expect(gone?.order).not.toHaveProperty('nextContent');
  });

  test('it stays cancelled, wherever its parcels are', () => {
    const cancel = { requestedAt: AT, reason: 'by buyer' };
    expect(vacated({ ...making, cancel }, [], LATER)).toMatchObject({
      kind: 'cancelled',
      order: { cancel, changes: [{ answer: 'too-late', reason: 'the order was cancelled' }] },
    });
  });

  test('answers all that was asked for meanwhile, and nothing that was answered before', () => {
    const answered = {
      number: 1,
      at: AT,
      parts: ['address'],
      answer: 'return',
      reason: 'r',
    } as const;
    const twice = makingRoom({ ...making, changes: [answered] }, content, ['lines'], AT);
    const anew = vacated(
      makingRoom(twice, content, ['address'], LATER),
      [aConsignment({ ...ABROAD, ...asked('accepted'), status: 'cancelled' })],
      LATER,
    );
    expect(anew?.order.changes).toMatchObject([
      answered,
      { number: 2, answer: 'accepted' },
      { number: 3, answer: 'accepted' },
    ]);
  });
});
