import { planAnew } from '../../../functions/usecases/plan-anew.ts';
import { queueVacated } from '../../../functions/usecases/queue-vacated.ts';
import type { VacatedMessage } from '../../../functions/usecases/queue-vacated.ts';
import { settle } from './world.ts';
import type { World } from './world.ts';

/** The feed hears of all that happened to an order's parcels, and what that queues is worked. */
export async function feedOrder(world: World, orderId: string): Promise<void> {
  const { orders } = world.services;
  const { consignmentIds = [], formerConsignmentIds = [] } = (await orders.order(orderId)) ?? {};
  for (const id of [...formerConsignmentIds, ...consignmentIds]) {
    await queueVacated(world.services, await orders.events(id));
  }
  await workVacated(world);
}

/** Works what the orders queue carries about parcels that make room, however long it was to wait. */
export async function workVacated(world: World): Promise<void> {
  for (const { body } of world.queue.take('orders', isVacated)) {
    await planAnew(world.services, (body as VacatedMessage).vacated);
  }
  await settle(world);
}

function isVacated({ body }: { readonly body: unknown }): boolean {
  return typeof body === 'object' && body !== null && 'vacated' in body;
}
