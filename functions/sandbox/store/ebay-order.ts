import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Resource } from './shelf.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

/** What eBay needs of its own order; the rest passes untouched. */
const ebayOrderSchema = z.looseObject({
  orderId: z.string().min(1),
  legacyOrderId: z.string().optional(),
  creationDate: z.string(),
  lastModifiedDate: z.string(),
});

/** Reads a Fulfillment API order as it is once it is paid. Throws a ZodError when it is none. */
export function ebayOrder(order: unknown): StoreOrder {
  const read = ebayOrderSchema.parse(order);
  const { orderId, legacyOrderId = orderId, creationDate, lastModifiedDate } = read;
  const notify = (step: string, at: string, changes: Resource): StoreWebhook => ({
    topic: 'ORDER_CONFIRMATION',
    headers: {},
    body: JSON.stringify({
      metadata: { topic: 'ORDER_CONFIRMATION', schemaVersion: '1.0', deprecated: false },
      notification: {
        notificationId: `${orderId}_${step}`,
        eventDate: at,
        publishDate: at,
        publishAttemptCount: 1,
        data: { order: { orderId } },
      },
    }),
    resource: { ...read, ...changes },
  });
  const unpaid = { orderPaymentStatus: 'PENDING', lastModifiedDate: creationDate };
  return {
    orderNumber: orderId,
    otherNumbers: legacyOrderId === orderId ? [] : [legacyOrderId],
    displayNumber: legacyOrderId,
    channelOrderId: orderId,
    created: notify('created', creationDate, unpaid),
    paid: notify('paid', lastModifiedDate, {}),
    cancelled: (at) => {
      const request = { cancelRequestId: `5${orderId}`, cancelRequestState: 'REQUESTED' };
      const cancelStatus = { cancelState: 'IN_PROGRESS', cancelRequests: [request] };
      const moment = isoTime(at);
      return notify('cancelled', moment, { cancelStatus, lastModifiedDate: moment });
    },
    transaction: () => undefined,
  };
}
