import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutboundDelivery } from '../../functions/domain/outbound/delivery.ts';
import type { Endpoint } from '../../functions/domain/outbound/endpoint.ts';
import type { EndpointStore } from '../../functions/ports/endpoint-store.ts';
import { uniqueId } from './unique-ids.ts';

const AT = '2026-11-23T02:00:00.000Z';

/** What every store of endpoints does. */
export function endpointStoreContract(
  name: string,
  make: () => Promise<{ readonly store: EndpointStore; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a store of endpoints`, () => {
    let store: EndpointStore;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ store, close } = await make());
    });
    afterAll(() => close());

    const anEndpoint = (overrides: Partial<Endpoint> = {}): Endpoint => ({
      endpointId: uniqueId('EP-'),
      merchantId: uniqueId('merchant-'),
      url: 'https://merchant.example/events',
      description: 'shop',
      events: ['order.held'],
      version: 1,
      createdAt: AT,
      ...overrides,
    });
    const aDelivery = (overrides: Partial<OutboundDelivery> = {}): OutboundDelivery => ({
      endpointId: uniqueId('EP-'),
      merchantId: 'merchant-1',
      eventId: uniqueId('O1-01.shipped.'),
      type: 'consignment.shipped',
      occurredAt: AT,
      body: '{"type":"consignment.shipped"}',
      status: 'pending',
      attempts: [{ at: AT, milliseconds: 12, status: 500, excerpt: 'oops' }],
      replayedAfter: 0,
      version: 1,
      ...overrides,
    });

    test('keeps an endpoint, and writes only over the one before', async () => {
      const first = anEndpoint();
      const { merchantId, endpointId } = first;
      expect(await store.endpoint(merchantId, endpointId)).toBeUndefined();
      expect(await store.putEndpoint(first)).toBe('committed');
      expect(await store.putEndpoint(first)).toBe('conflict');
      const disabled = { reason: 'gone' as const, at: AT };
      const second = { ...first, version: 2, disabled, overlapUntil: AT, channelId: 'shop' };
      expect(await store.putEndpoint(second)).toBe('committed');
      expect(await store.endpoint(merchantId, endpointId)).toEqual(second);
      expect(await store.endpoint('merchant-other', endpointId)).toBeUndefined();
    });

    test('lists the endpoints of one merchant only', async () => {
      const merchantId = uniqueId('merchant-');
      const mine = [anEndpoint({ merchantId }), anEndpoint({ merchantId })];
      for (const each of [...mine, anEndpoint()]) await store.putEndpoint(each);
      const ids = (await store.endpoints(merchantId)).map(({ endpointId }) => endpointId);
      expect(ids.toSorted()).toEqual(mine.map(({ endpointId }) => endpointId).toSorted());
    });

    test('keeps a delivery, and writes only over the one before', async () => {
      const first = aDelivery();
      expect(await store.delivery(first)).toBeUndefined();
      expect(await store.putDelivery(first)).toBe('committed');
      expect(await store.putDelivery(first)).toBe('conflict');
      const second = { ...first, status: 'delivered' as const, version: 2 };
      expect(await store.putDelivery(second)).toBe('committed');
      expect(await store.delivery(first)).toEqual(second);
    });

    test('knows what is due, until it no longer is', async () => {
      const due = '2026-11-23T03:00:00.000Z';
      const delivery = aDelivery({ due });
      const { endpointId, occurredAt, eventId } = delivery;
      const key = { endpointId, occurredAt, eventId };
      await store.putDelivery(delivery);
      expect(await store.dueDeliveries('2026-11-23T02:59:59.999Z', 100)).not.toContainEqual(key);
      expect(await store.dueDeliveries(due, 100)).toContainEqual(key);
      await store.putDelivery({ ...delivery, due: undefined, status: 'delivered', version: 2 });
      expect(await store.dueDeliveries(due, 100)).not.toContainEqual(key);
    });

    test('lists deliveries newest first, by page, status and time of the event', async () => {
      const endpointId = uniqueId('EP-');
      const [a, b, c] = ['01', '02', '03'].map((hour) =>
        aDelivery({
          endpointId,
          occurredAt: `2026-11-23T${hour}:00:00.000Z`,
          status: hour === '02' ? 'failed' : 'delivered',
        }),
      );
      if (a === undefined || b === undefined || c === undefined) throw new Error('three');
      for (const each of [a, b, c, aDelivery()]) await store.putDelivery(each);
      const first = await store.deliveries({ endpointId, limit: 2 });
      expect(first.items).toEqual([c, b]);
      const second = await store.deliveries({ endpointId, limit: 2, cursor: first.cursor });
      expect(second).toEqual({ items: [a], cursor: undefined });
      const failed = await store.deliveries({ endpointId, limit: 2, status: 'failed' });
      expect(failed).toEqual({ items: [b], cursor: undefined });
      const range = { endpointId, limit: 5, from: b.occurredAt, before: c.occurredAt };
      expect((await store.deliveries(range)).items).toEqual([b]);
    });
  });
}
