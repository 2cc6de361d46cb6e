import type { Order } from '../domain/order/order.ts';
import type { Services } from '../ports/services.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { countedParcels, giveBackLimits } from './draw-limits.ts';
import type { MoveServices } from './record-news.ts';
import { giveBackStock } from './stock/give-back-stock.ts';

/**
 * Takes the parcels of a cancelled order back; of an order without any, what a try that was cut
 * short had reserved. Repeating it changes nothing.
 *
 * @param by who asked for it
 */
export async function cancelParcels(
  services: MoveServices & Pick<Services, 'directory'>,
  order: Order,
  reason: string,
  by: string,
): Promise<void> {
  for (const id of order.consignmentIds) await cancelConsignment(services, id, { reason, by });
  if (order.consignmentIds.length > 0) return;
  if (!order.paid) return;
  await giveBackStock(services, order);
  for (const id of countedParcels(order)) await giveBackLimits(services, id);
}
