import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConsignmentEvent } from '../../functions/domain/consignment/consignment-events.ts';
import type { EventConsumer } from '../../functions/ports/event-feed.ts';
import type { OrderStore } from '../../functions/ports/order-store.ts';
import { anEvent, aStoredConsignment } from './stored-records.ts';

/** A feed under test and the store whose events it carries. */
export interface EventFeedUnderTest {
  readonly store: OrderStore;
  /** Follows the feed with one consumer, which is called until `close`. */
  readonly follow: (consume: EventConsumer) => void;
  /** Gives the feed the chance to deliver, and to deliver again what failed. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every event feed does, whatever it is made of. */
export function eventFeedContract(name: string, make: () => Promise<EventFeedUnderTest>): void {
  describe(`${name} as an event feed`, () => {
    let subject: EventFeedUnderTest;
    const seen: ConsignmentEvent[] = [];
    let failures = 0;

    beforeAll(async () => {
      subject = await make();
      subject.follow(async (events) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('the consumer failed');
        }
        seen.push(...events);
      });
    });
    afterAll(() => subject.close());

    async function written(events: number): Promise<string> {
      const record = aStoredConsignment({ version: 1 });
      const id = record.consignmentId;
      for (let version = 1; version <= events; version += 1) {
        const change = {
          consignment: { record: { ...record, version }, expectedVersion: version - 1 },
          events: [anEvent(id, version)],
        };
        expect(await subject.store.commit(change)).toBe('committed');
      }
      return id;
    }
    async function delivered(id: string, count: number): Promise<readonly ConsignmentEvent[]> {
      const found = () => seen.filter(({ consignmentId }) => consignmentId === id);
      for (let attempt = 0; attempt < 50 && found().length < count; attempt += 1) {
        await subject.settle();
      }
      return found();
    }

    test('carries every event, in order per consignment', async () => {
      const ids = await Promise.all([written(3), written(3), written(3)]);
      for (const id of ids) {
        expect(await delivered(id, 3)).toEqual([1, 2, 3].map((version) => anEvent(id, version)));
      }
    });

    test('carries them again to a consumer that failed, and loses none', async () => {
      failures = 2;
      const id = await written(2);
      const versions = (await delivered(id, 2)).map(({ version }) => version);
      expect([...new Set(versions)]).toEqual([1, 2]);
      expect(failures).toBe(0);
    });

    test('carries nothing of a change that was a conflict', async () => {
      const id = await written(1);
      const conflict = { events: [anEvent(id, 2), anEvent(id, 1)] };
      expect(await subject.store.commit(conflict)).toBe('conflict');
      const after = await written(1);
      await delivered(after, 1);
      expect(await delivered(id, 1)).toEqual([anEvent(id, 1)]);
    });
  });
}
