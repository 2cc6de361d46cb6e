import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { Services } from '../../ports/services.ts';

/** Where the parcels of an order are; undefined when there is no order of this id. No personal data. */
export async function orderTracking({ orders }: Pick<Services, 'orders'>, orderId: string) {
  const order = await orders.order(orderId);
  if (order === undefined) return undefined;
  const consignments = await Promise.all(order.consignmentIds.map((id) => orders.consignment(id)));
  const { channelOrderId, displayNumber, status } = order;
  const parcels = consignments.filter((each) => each !== undefined).map(parcelView);
  return { orderId, channelOrderId, displayNumber, status, parcels };
}

function parcelView(consignment: Consignment) {
  const { consignmentId, status, trackingStatus, legs, parties, tracking } = consignment;
  const { handedToCarrierAt, deliveredAt } = consignment;
  return {
    consignmentId,
    status,
    trackingStatus,
    number: legs.find((leg) => leg.public)?.waybillNumber,
    carrier: parties.logistics.name,
    handedToCarrierAt,
    deliveredAt,
    events: tracking.map(({ code, status: told, at, place }) => ({
      code,
      status: told,
      at,
      place,
    })),
  };
}
