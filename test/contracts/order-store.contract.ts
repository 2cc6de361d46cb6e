import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { contentOf } from '../../functions/domain/order/plan-anew.ts';
import type { Change, OrderStore, PromiseFilter } from '../../functions/ports/order-store.ts';
import {
  aCase,
  aDelivery,
  aDocument,
  anEvent,
  aStoredConsignment,
  aStoredOrder,
  aTask,
} from './stored-records.ts';
import { uniqueId } from './unique-ids.ts';

/** A store under test. `settle` waits until listings and counts show what was committed. */
export interface OrderStoreUnderTest {
  readonly store: OrderStore;
  readonly settle?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every order store does, whatever it is made of. */
export function orderStoreContract(name: string, make: () => Promise<OrderStoreUnderTest>): void {
  describe(`${name} as an order store`, () => {
    let subject: OrderStoreUnderTest;
    let store: OrderStore;
    const settled = async () => subject.settle?.();

    beforeAll(async () => {
      subject = await make();
      store = subject.store;
    });
    afterAll(() => subject.close());

    /** Commits the first version of a consignment and returns it. */
    async function created(overrides: Partial<Consignment> = {}, due?: string) {
      const record = aStoredConsignment({ version: 1, ...overrides });
      const events = [anEvent(record.consignmentId, 1)];
      const change: Change = { consignment: { record, expectedVersion: 0, due }, events };
      expect(await store.commit(change)).toBe('committed');
      return record;
    }

    describe('reading by key', () => {
      test('gives back what was written', async () => {
        const order = aStoredOrder();
        const record = aStoredConsignment({ orderId: order.orderId, version: 1 });
        const task = aTask(record.consignmentId);
        const events = [anEvent(record.consignmentId, 1)];
        const change: Change = {
          order,
          consignment: { record, expectedVersion: 0 },
          task,
          events,
        };
        expect(await store.commit(change)).toBe('committed');
        expect(await store.order(order.orderId)).toEqual(order);
        expect(await store.consignment(record.consignmentId)).toEqual(record);
        expect(await store.currentTask(record.consignmentId)).toEqual(task);
        expect(await store.events(record.consignmentId)).toEqual(events);
      });

      test('an order that is to be planned anew keeps what it will be', async () => {
        const order = aStoredOrder({
          status: 'planned',
          formerConsignmentIds: ['O-01'],
          changes: [
            {
              ...{ number: 1, at: '2026-11-23T10:00:00.000Z', parts: ['lines'] },
              answer: 'underway',
              reason: 'taken back',
            },
          ],
        });
        const nextContent = { ...contentOf(order), payloadHash: 'of the next' };
        await store.commit({ order: { ...order, nextContent } });
        expect(await store.order(order.orderId)).toEqual({ ...order, nextContent });
      });

      test('keeps the sub-orders of an order', async () => {
        const { totals, ...plain } = aStoredOrder();
        const part = (number: string) => ({
          ...{ number, quantities: [{ lineId: '1', quantity: 2 }], totals },
          payment: { transactionId: `PAY-${number}`, amount: totals.paid },
        });
        const order = { ...plain, totals, subOrders: [part('A'), part('B')] };
        expect(await store.commit({ order })).toBe('committed');
        expect(await store.order(order.orderId)).toEqual(order);
      });

      test('writes all parcels of an order at once, or none', async () => {
        const order = aStoredOrder();
        const [first, second] = ['01', '02'].map((number) =>
          aStoredConsignment({
            ...{ orderId: order.orderId, consignmentId: `${order.orderId}-${number}`, version: 1 },
          }),
        );
        if (first === undefined || second === undefined) throw new Error('no parcels');
        const event = anEvent(second.consignmentId, 1);
        const change: Change = {
          order,
          consignment: { record: first, expectedVersion: 0 },
          events: [anEvent(first.consignmentId, 1)],
          siblings: [{ record: second, event, due: '2026-11-23T10:05:00.000Z' }],
        };
        expect(await store.commit(change)).toBe('committed');
        expect(await store.consignment(first.consignmentId)).toEqual(first);
        expect(await store.consignment(second.consignmentId)).toEqual(second);
        expect(await store.events(second.consignmentId)).toEqual([event]);
        // One of them is there already: then nothing is written.
        const later = aStoredOrder();
        const own = aStoredConsignment({ orderId: later.orderId, version: 1 });
        const rival: Change = {
          ...change,
          order: later,
          consignment: { record: own, expectedVersion: 0 },
          events: [anEvent(own.consignmentId, 1)],
        };
        expect(await store.commit(rival)).toBe('conflict');
        expect(await store.order(later.orderId)).toBeUndefined();
        expect(await store.consignment(own.consignmentId)).toBeUndefined();
      });

      test('knows nothing of unknown keys', async () => {
        const unknown = uniqueId('O');
        expect(await store.order(unknown)).toBeUndefined();
        expect(await store.consignment(`${unknown}-01`)).toBeUndefined();
        expect(await store.currentTask(`${unknown}-01`)).toBeUndefined();
        expect(await store.taskOfStage(`${unknown}-01`, 'declare')).toBeUndefined();
        expect(await store.events(`${unknown}-01`)).toEqual([]);
        expect(await store.documents(`${unknown}-01`)).toEqual([]);
        expect(await store.referenced('waybill', unknown)).toEqual([]);
        expect(await store.inboxMark(unknown, unknown)).toBeUndefined();
      });
    });

    describe('optimistic locks', () => {
      test('an order is written over the version before it only', async () => {
        const order = aStoredOrder();
        expect(await store.commit({ order: { ...order, version: 2 } })).toBe('conflict');
        expect(await store.commit({ order })).toBe('committed');
        expect(await store.commit({ order })).toBe('conflict');
        expect(await store.commit({ order: { ...order, version: 3 } })).toBe('conflict');
        const paid = { ...order, status: 'planned' as const, version: 2 };
        expect(await store.commit({ order: paid })).toBe('committed');
        expect(await store.order(order.orderId)).toEqual(paid);
      });

      test('a consignment is written over the version it was decided from only', async () => {
        const record = await created();
        const id = record.consignmentId;
        const next = { ...record, version: 3 };
        const events = [anEvent(id, 2), anEvent(id, 3)];
        const stale: Change = { consignment: { record: next, expectedVersion: 2 }, events };
        expect(await store.commit(stale)).toBe('conflict');
        const again: Change = { consignment: { record, expectedVersion: 0 } };
        expect(await store.commit(again)).toBe('conflict');
        const right: Change = { consignment: { record: next, expectedVersion: 1 }, events };
        expect(await store.commit(right)).toBe('committed');
        expect((await store.events(id)).map(({ version }) => version)).toEqual([1, 2, 3]);
      });

      test('a consignment may be written without an event: only when it is due changes', async () => {
        const record = await created();
        const change: Change = {
          consignment: { record, expectedVersion: 1, due: '2026-11-23T02:00:00.000Z' },
        };
        expect(await store.commit(change)).toBe('committed');
        expect(await store.commit(change)).toBe('committed');
      });

      test('a task is written over the version before it only', async () => {
        const { consignmentId } = await created();
        const task = aTask(consignmentId);
        expect(await store.commit({ task: { ...task, version: 2 } })).toBe('conflict');
        expect(await store.commit({ task })).toBe('committed');
        expect(await store.commit({ task: { ...task, token: 'other' } })).toBe('conflict');
        expect(await store.commit({ task: { ...task, version: 2, token: 'new' } })).toBe(
          'committed',
        );
        expect((await store.currentTask(consignmentId))?.token).toBe('new');
      });

      test('of many rivals at once exactly one wins', async () => {
        const record = await created();
        const rivals = Array.from({ length: 10 }, (_, rival): Change => ({
          consignment: {
            record: { ...record, version: 2, displayNumber: `rival ${String(rival)}` },
            expectedVersion: 1,
          },
          events: [{ ...anEvent(record.consignmentId, 2), messageId: `rival ${String(rival)}` }],
        }));
        const results = await Promise.all(rivals.map((rival) => store.commit(rival)));
        const winner = results.indexOf('committed');
        expect(results.filter((result) => result === 'committed')).toHaveLength(1);
        const stored = await store.consignment(record.consignmentId);
        expect(stored?.displayNumber).toBe(`rival ${String(winner)}`);
        const [, second] = await store.events(record.consignmentId);
        expect(second?.messageId).toBe(`rival ${String(winner)}`);
      });
    });

    describe('all or nothing', () => {
      /** A change of everything, in which `wrong` makes one part a conflict. */
      async function conflicting(wrong: (id: string) => Partial<Change>): Promise<void> {
        const record = await created();
        const id = record.consignmentId;
        await store.commit({ task: aTask(id, { stage: 'declare' }) });
        const order = aStoredOrder();
        const delivery = uniqueId('delivery-');
        const opened = aCase(record.merchantId);
        const change: Change = {
          order,
          consignment: { record: { ...record, version: 2, status: 'held' }, expectedVersion: 1 },
          task: aTask(id),
          events: [anEvent(id, 2)],
          documents: [aDocument(id)],
          references: [{ kind: 'waybill', value: id, consignmentId: id }],
          inbox: {
            channelId: 'channel-1',
            deliveryId: delivery,
            payloadHash: 'aa',
            at: record.createdAt,
          },
          cases: [opened],
          ...wrong(id),
        };
        expect(await store.commit(change)).toBe('conflict');
        await settled();
        expect(await store.order(order.orderId)).toBeUndefined();
        expect(await store.consignment(id)).toEqual(record);
        expect(await store.taskOfStage(id, 'dispatch')).toBeUndefined();
        expect(await store.events(id)).toHaveLength(1);
        expect(await store.documents(id)).toEqual([]);
        expect(await store.referenced('waybill', id)).toEqual([]);
        expect(await store.inboxMark('channel-1', delivery)).toBeUndefined();
        expect(await store.cases(record.merchantId, 10)).toEqual([]);
        expect(await store.counts(record.merchantId)).toEqual({ accepted: 1 });
      }

      test('nothing is written when the consignment moved on', () =>
        conflicting((id) => ({
          consignment: {
            record: aStoredConsignment({ consignmentId: id, version: 3 }),
            expectedVersion: 2,
          },
        })));

      test('nothing is written when the event is there already', () =>
        conflicting((id) => ({ events: [anEvent(id, 2), anEvent(id, 1)] })));

      test('nothing is written when the task is there already', () =>
        conflicting((id) => ({ task: aTask(id, { stage: 'declare' }) })));

      test('nothing is written when the order is another version', () =>
        conflicting(() => ({ order: aStoredOrder({ version: 7 }) })));

      test('nothing is written when the delivery was worked already', async () => {
        const order = aStoredOrder();
        const mark = {
          channelId: 'channel-1',
          deliveryId: uniqueId('delivery-'),
          payloadHash: 'aa',
          at: order.placedAt,
        };
        expect(await store.commit({ inbox: mark })).toBe('committed');
        expect(await store.commit({ order, inbox: { ...mark, payloadHash: 'bb' } })).toBe(
          'conflict',
        );
        expect(await store.order(order.orderId)).toBeUndefined();
        expect(await store.inboxMark(mark.channelId, mark.deliveryId)).toEqual(mark);
      });
    });

    describe('tasks', () => {
      test('the current one is the visit opened last, in whatever stage', async () => {
        const { consignmentId: id } = await created();
        const dispatch = aTask(id);
        const declare = aTask(id, { stage: 'declare', openedAt: '2026-11-23T03:00:00.000Z' });
        const again = aTask(id, { visit: 2, openedAt: '2026-11-23T04:00:00.000Z' });
        await store.commit({ task: dispatch });
        await store.commit({ task: declare });
        expect(await store.currentTask(id)).toEqual(declare);
        await store.commit({ task: again });
        expect(await store.currentTask(id)).toEqual(again);
        expect(await store.taskOfStage(id, 'dispatch')).toEqual(again);
        expect(await store.taskOfStage(id, 'declare')).toEqual(declare);
        const renewed = { ...declare, version: 2, token: 'renewed' };
        await store.commit({ task: renewed });
        expect(await store.currentTask(id)).toEqual(again);
        expect(await store.taskOfStage(id, 'declare')).toEqual(renewed);
      });

      test('the tenth visit is newer than the ninth', async () => {
        const { consignmentId: id } = await created();
        for (let visit = 1; visit <= 10; visit += 1) {
          const openedAt = `2026-11-23T02:${String(visit).padStart(2, '0')}:00.000Z`;
          await store.commit({ task: aTask(id, { visit, openedAt }) });
        }
        expect((await store.taskOfStage(id, 'dispatch'))?.visit).toBe(10);
        expect((await store.currentTask(id))?.visit).toBe(10);
      });

      test('an answered one is marked resumed once; any other is left alone', async () => {
        const { consignmentId: id } = await created();
        const waiting = aTask(id);
        await store.commit({ task: waiting });
        await store.markResumed(waiting);
        expect((await store.currentTask(id))?.status).toBe('waiting');
        const answered = {
          ...waiting,
          version: 2,
          status: 'answered' as const,
          outcome: { kind: 'done' as const },
        };
        await store.commit({ task: answered });
        await store.markResumed({ ...answered, version: 1 });
        expect((await store.currentTask(id))?.status).toBe('answered');
        await store.markResumed(answered);
        await store.markResumed(answered);
        const resumed = { ...answered, version: 3, status: 'resumed' };
        expect(await store.currentTask(id)).toEqual(resumed);
        await store.markResumed(aTask(`${uniqueId('O')}-01`, { status: 'answered' }));
      });
    });

    describe('what belongs to a consignment', () => {
      test('documents are kept by kind, message and version', async () => {
        const { consignmentId: id } = await created();
        const filed = aDocument(id, { at: '2026-11-23T03:00:00.000Z' });
        const receipts = [1, 2].map((version) =>
          aDocument(id, {
            kind: 'receipt',
            message: '312',
            version,
            at: `2026-11-23T03:0${String(version)}:00.000Z`,
            key: `consignments/${id}/312-${String(version)}.xml`,
          }),
        );
        await store.commit({ documents: [filed, ...receipts] });
        await store.commit({ documents: [filed] });
        expect(await store.documents(id)).toEqual([filed, ...receipts]);
      });

      test('ids of others lead to every consignment that carries them', async () => {
        const value = uniqueId('waybill-');
        const ids = [`${uniqueId('O')}-01`, `${uniqueId('O')}-01`].sort();
        for (const consignmentId of [...ids, ...ids]) {
          await store.commit({ references: [{ kind: 'waybill', value, consignmentId }] });
        }
        expect([...(await store.referenced('waybill', value))].sort()).toEqual(ids);
        expect(await store.referenced('payment', value)).toEqual([]);
      });
    });

    describe('what is due', () => {
      test('comes oldest first, no earlier than due, and not once it is quiet', async () => {
        const late = await created({}, '2001-03-01T00:00:00.000Z');
        const early = await created({}, '2001-01-01T00:00:00.000Z');
        const quiet = await created();
        const later = await created({}, '2001-04-01T00:00:00.000Z');
        const ids = [late, early, quiet, later].map(({ consignmentId }) => consignmentId);
        const due = async (now: string) => {
          await settled();
          return (await store.due(now, 1_000)).filter((id) => ids.includes(id));
        };
        expect(await due('2001-02-28T23:59:59.999Z')).toEqual([early.consignmentId]);
        expect(await due('2001-03-01T00:00:00.000Z')).toEqual([
          early.consignmentId,
          late.consignmentId,
        ]);
        await store.commit({ consignment: { record: early, expectedVersion: 1 } });
        expect(await due('2001-03-15T00:00:00.000Z')).toEqual([late.consignmentId]);
      });

      test('is limited', async () => {
        await created({}, '2000-01-01T00:00:00.000Z');
        await created({}, '2000-01-01T00:00:00.000Z');
        await settled();
        expect(await store.due('2000-06-01T00:00:00.000Z', 1)).toHaveLength(1);
      });
    });

    describe('listing orders', () => {
      test('goes newest first through stable pages while more arrive, of one merchant', async () => {
        const merchantId = uniqueId('merchant-');
        const received = async (day: number, of = merchantId) => {
          const receivedAt = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
          const order = aStoredOrder({ merchantId: of, receivedAt });
          await store.commit({ order });
          return order;
        };
        const orders = [];
        for (let day = 1; day <= 5; day += 1) orders.push(await received(day));
        await received(3, uniqueId('merchant-'));
        const [first] = orders;
        if (first === undefined) throw new Error('no order');
        const changed = { ...first, status: 'planned' as const, version: 2 };
        await store.commit({ order: changed });
        await settled();
        const seen: unknown[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.listOrders({ merchantId, limit: 2, cursor });
          seen.push(...page.items);
          cursor = page.cursor;
          await received(20);
        } while (cursor !== undefined && seen.length < 10);
        expect(seen).toEqual([...orders.slice(1).reverse(), changed]);
        expect(await store.listOrders({ merchantId: uniqueId('none-'), limit: 2 })).toMatchObject({
          items: [],
        });
      });
    });

    describe('listing', () => {
      /** Five consignments of one merchant, oldest first. */
      async function five(): Promise<readonly Consignment[]> {
        const merchantId = uniqueId('merchant-');
        const records: Consignment[] = [];
        for (let day = 1; day <= 5; day += 1) {
          const createdAt = `2026-11-0${String(day)}T00:00:00.000Z`;
          records.push(await created({ merchantId, createdAt }));
        }
        return records;
      }

      test('goes newest first through stable pages while more arrive', async () => {
        const records = await five();
        const merchantId = records[0]?.merchantId ?? '';
        await settled();
        const seen: string[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const page = await store.list({ merchantId, limit: 2, cursor });
          seen.push(...page.items.map(({ consignmentId }) => consignmentId));
          cursor = page.cursor;
          pages += 1;
          await created({ merchantId, createdAt: '2026-11-20T00:00:00.000Z' });
          await settled();
        } while (cursor !== undefined && pages < 10);
        expect(seen).toEqual(records.map(({ consignmentId }) => consignmentId).reverse());
        expect(pages).toBe(3);
      });

      test('can be of one status', async () => {
        const [first, second, third] = await five();
        if (first === undefined || second === undefined || third === undefined) throw new Error();
        for (const record of [first, third]) {
          const held = { ...record, status: 'held' as const, version: 2 };
          await store.commit({
            consignment: { record: held, expectedVersion: 1 },
            events: [anEvent(record.consignmentId, 2)],
          });
        }
        await settled();
        const { merchantId } = first;
        const idsOf = async (status: Consignment['status'], limit: number) => {
          const { items, cursor } = await store.list({ merchantId, status, limit });
          const rest = cursor && (await store.list({ merchantId, status, limit, cursor }));
          return [...items, ...(rest ? rest.items : [])].map(({ consignmentId }) => consignmentId);
        };
        expect(await idsOf('held', 1)).toEqual([third.consignmentId, first.consignmentId]);
        expect(await idsOf('accepted', 10)).toHaveLength(3);
        expect(await idsOf('delivered', 10)).toEqual([]);
      });

      test('shows nothing of other merchants', async () => {
        await five();
        await settled();
        expect(await store.list({ merchantId: uniqueId('merchant-'), limit: 10 })).toEqual({
          items: [],
        });
      });

      test('counts each consignment in its status once', async () => {
        const [first, second] = await five();
        if (first === undefined || second === undefined) throw new Error();
        for (const record of [first, second]) {
          const delivered = { ...record, status: 'delivered' as const, version: 2 };
          const change: Change = {
            consignment: { record: delivered, expectedVersion: 1 },
            events: [anEvent(record.consignmentId, 2)],
          };
          expect(await store.commit(change)).toBe('committed');
          expect(await store.commit(change)).toBe('conflict');
        }
        await settled();
        expect(await store.counts(first.merchantId)).toEqual({ accepted: 3, delivered: 2 });
        expect(await store.counts(uniqueId('merchant-'))).toEqual({});
      });
    });

    describe('what channels promised', () => {
      const day = (number: number) => `2026-12-0${String(number)}T16:00:00.000Z`;
      const channelId = 'channel-1';

      /** A parcel of a merchant, to be shipped by the end of a day of December. */
      const promised = (merchantId: string, number: number, overrides: Partial<Consignment> = {}) =>
        created({ merchantId, channelId, promise: { shipBy: day(number) }, ...overrides });
      async function changed(before: Consignment, overrides: Partial<Consignment>) {
        const record = { ...before, ...overrides, version: before.version + 1 };
        const events = [anEvent(before.consignmentId, record.version)];
        const consignment = { record, expectedVersion: before.version };
        expect(await store.commit({ consignment, events })).toBe('committed');
        return record;
      }
      async function pagesOf(filter: Omit<PromiseFilter, 'cursor'>): Promise<string[][]> {
        const pages: string[][] = [];
        let cursor: string | undefined;
        do {
          const page = await store.promised({ ...filter, cursor });
          pages.push(page.items.map(({ consignmentId }) => consignmentId));
          cursor = page.cursor;
        } while (cursor !== undefined && pages.length < 10);
        return pages;
      }

      test('goes by deadline, up to a moment, in pages; each parcel once', async () => {
        const merchantId = uniqueId('merchant-');
        const ids: string[] = [];
        for (const number of [4, 1, 3, 2, 2, 5]) {
          ids.push((await promised(merchantId, number)).consignmentId);
        }
        await created({ merchantId, channelId });
        await promised(uniqueId('merchant-'), 1);
        await settled();
        const pages = await pagesOf({ merchantId, until: day(4), limit: 2 });
        const twins = [ids[3], ids[4]].sort();
        expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
        expect(pages.flat()).toEqual([ids[1], ...twins, ids[2], ids[0]]);
      });

      test('can be of one channel', async () => {
        const merchantId = uniqueId('merchant-');
        await promised(merchantId, 1, { channelId: 'channel-2' });
        const { consignmentId } = await promised(merchantId, 2);
        await settled();
        const filter = { merchantId, channelId, until: day(3), limit: 1 };
        expect(await pagesOf(filter)).toEqual([[consignmentId]]);
      });

      test('leaves out what was shipped, and counts how it turned out', async () => {
        const merchantId = uniqueId('merchant-');
        const [kept, late, open, back] = [
          await promised(merchantId, 1),
          await promised(merchantId, 2),
          await promised(merchantId, 2),
          await promised(merchantId, 2),
        ];
        await promised(merchantId, 4);
        await promised(merchantId, 2, { channelId: 'channel-2' });
        await changed(kept, { handedToCarrierAt: day(1) });
        await changed(late, { handedToCarrierAt: day(3) });
        await changed(back, { status: 'unwinding' });
        await settled();
        const filter = { merchantId, channelId, until: day(3), limit: 10 };
        expect(await pagesOf(filter)).toEqual([[open.consignmentId]]);
        const count = (from: number, before: number) =>
          store.promiseCount({ merchantId, channelId, from: day(from), before: day(before) });
        expect(await count(1, 4)).toEqual({ kept: 1, late: 1, open: 1 });
        expect(await count(1, 2)).toEqual({ kept: 1, late: 0, open: 0 });
        expect(await count(5, 9)).toEqual({ kept: 0, late: 0, open: 0 });
      });

      test('a parcel out of the gate moves on to its next deadline', async () => {
        const merchantId = uniqueId('merchant-');
        const promise = { handoverBy: day(1), shipBy: day(3) };
        const parcel = await promised(merchantId, 3, { promise });
        await settled();
        const until = (number: number) => pagesOf({ merchantId, until: day(number), limit: 5 });
        expect(await until(1)).toEqual([[parcel.consignmentId]]);
        await changed(parcel, { gatedOutAt: day(1) });
        await settled();
        expect(await until(2)).toEqual([[]]);
        expect(await until(3)).toEqual([[parcel.consignmentId]]);
      });
    });

    describe('for people', () => {
      test('deliveries are logged per channel, newest first', async () => {
        const channelId = uniqueId('channel-');
        const deliveries = [1, 2, 3].map((minute) =>
          aDelivery(channelId, { receivedAt: `2026-11-23T02:0${String(minute)}:00.000Z` }),
        );
        for (const delivery of deliveries) await store.recordDelivery(delivery);
        await store.recordDelivery(aDelivery(uniqueId('channel-')));
        const [first, second, third] = deliveries;
        expect((await store.deliveries({ channelId, limit: 10 })).items).toEqual([
          third,
          second,
          first,
        ]);
        const page = await store.deliveries({ channelId, limit: 2 });
        expect(page.items).toEqual([third, second]);
        const next = await store.deliveries({ channelId, limit: 2, cursor: page.cursor });
        expect(next).toEqual({ items: [first], cursor: undefined });
        const taken = aDelivery(channelId, { outcome: 'accepted', deliveryId: 'taken' });
        await store.recordDelivery(taken);
        const accepted = { channelId, limit: 2, outcome: 'accepted' as const };
        expect((await store.deliveries(accepted)).items).toEqual([taken]);
        const other = aDelivery(channelId, { topic: 'orders/edited', deliveryId: 'other' });
        await store.recordDelivery(other);
        const edited = { channelId, limit: 2, topic: 'orders/edited' };
        expect((await store.deliveries(edited)).items).toEqual([other]);
        const both = { ...edited, outcome: 'accepted' as const };
        expect((await store.deliveries(both)).items).toEqual([]);
      });

      test('a case that is open stays as it was opened first', async () => {
        const merchantId = uniqueId('merchant-');
        const first = aCase(merchantId, { openedAt: '2026-11-21T00:00:00.000Z' });
        const second = aCase(merchantId, { openedAt: '2026-11-22T00:00:00.000Z' });
        await store.openCase(first);
        await store.openCase(second);
        await store.openCase({ ...first, detail: 'found again' });
        expect(await store.commit({ cases: [{ ...second, detail: 'found again' }] })).toBe(
          'committed',
        );
        await settled();
        expect(await store.cases(merchantId, 10)).toEqual([second, first]);
        expect(await store.cases(merchantId, 1)).toEqual([second]);
      });
    });
  });
}
