import type { DeliveryKey } from '../../domain/outbound/delivery.ts';
import type { Services } from '../../ports/services.ts';
import { leased, queueTry } from './try-delivery.ts';

type DueServices = Pick<Services, 'endpoints' | 'queue' | 'clock'>;

/** Deliveries that one run hands over: what is more comes with the next. */
const MOST_DUE = 1_000;
const AT_ONCE = 25;

/**
 * Puts deliveries whose time has come on the queue: attempts that lie further ahead than a queue
 * holds a message back, replays, and those whose message was lost.
 */
export async function sendDue(services: DueServices): Promise<void> {
  const due = await services.endpoints.dueDeliveries(services.clock.wall(), MOST_DUE);
  for (let first = 0; first < due.length; first += AT_ONCE) {
    const some = due.slice(first, first + AT_ONCE);
    await Promise.all(some.map((key) => handOver(services, key)));
  }
}

/** The lease keeps the next run, and a message that is late, from sending it a second time. */
async function handOver(services: DueServices, key: DeliveryKey): Promise<void> {
  const { endpoints, clock } = services;
  const delivery = await endpoints.delivery(key);
  if (delivery?.status !== 'pending') return;
  const next = leased({ ...delivery, version: delivery.version + 1 }, clock.wall());
  if ((await endpoints.putDelivery(next)) === 'committed') await queueTry(services, next, 0);
}
