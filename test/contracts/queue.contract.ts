import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QueueName } from '../../functions/domain/workflow/queue-name.ts';
import type { Queue } from '../../functions/ports/queue.ts';
import { uniqueId } from './unique-ids.ts';

/** A queue under test, whose messages the test takes itself. */
export interface QueueUnderTest {
  readonly queue: Queue;
  /** Bodies that arrive in a queue and contain `mark`, once there are `count`; they are deleted. */
  readonly arrived: (queue: QueueName, mark: string, count: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What every queue does, whatever it is made of. */
export function queueContract(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`${name} as a queue`, () => {
    let subject: QueueUnderTest;
    let queue: Queue;

    beforeAll(async () => {
      subject = await make();
      queue = subject.queue;
    });
    afterAll(() => subject.close());

    test('delivers what was sent, to the character', async () => {
      const mark = uniqueId('m');
      const body = JSON.stringify({ mark, name: '李雷 — "quoted" \\ \u0007 😀' });
      await queue.send('orders', { body });
      expect(await subject.arrived('orders', mark, 1)).toEqual([body]);
    });

    test('takes messages of 700 kB', async () => {
      const mark = uniqueId('m');
      const body = `${mark}${'a'.repeat(700_000 - mark.length)}`;
      await queue.send('answers', { body });
      expect(await subject.arrived('answers', mark, 1)).toEqual([body]);
    });

    test('loses none of many sent at once, and keeps queues apart', async () => {
      const mark = uniqueId('m');
      const bodies = Array.from({ length: 30 }, (_, index) => `${mark} ${String(index)}`);
      await Promise.all(bodies.map((body) => queue.send('asks', { body })));
      await queue.send('notices', { body: `${mark} elsewhere` });
      const arrived = await subject.arrived('asks', mark, bodies.length);
      expect([...arrived].sort()).toEqual([...bodies].sort());
      expect(await subject.arrived('notices', mark, 1)).toEqual([`${mark} elsewhere`]);
    });

    test('holds a delayed message back behind one that is not', async () => {
      const mark = uniqueId('m');
      await queue.send('asks', { body: `${mark} later`, delaySeconds: 1 });
      await queue.send('asks', { body: `${mark} now` });
      expect(await subject.arrived('asks', mark, 2)).toEqual([`${mark} now`, `${mark} later`]);
    });
  });
}
