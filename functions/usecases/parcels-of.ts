import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Order } from '../domain/order/order.ts';
import type { Services } from '../ports/services.ts';

/** The parcels of a planned order, by number. */
export async function parcelsOf(
  { orders }: Pick<Services, 'orders'>,
  { consignmentIds }: Order,
): Promise<readonly Consignment[]> {
  const parcels = await Promise.all(consignmentIds.map((id) => orders.consignment(id)));
  return parcels.filter((parcel) => parcel !== undefined);
}
