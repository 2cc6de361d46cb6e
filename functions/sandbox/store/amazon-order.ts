import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Resource } from './shelf.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

/** What Amazon needs of its own order; the rest passes untouched. */
const amazonOrderSchema = z.looseObject({
  orderId: z.string().min(1),
  createdTime: z.string(),
  lastUpdatedTime: z.string(),
  salesChannel: z.looseObject({ marketplaceId: z.string() }),
  fulfillment: z.looseObject({ fulfillmentStatus: z.string() }),
  orderItems: z.array(
    z.looseObject({
      orderItemId: z.string(),
      quantityOrdered: z.int(),
      product: z.looseObject({ sellerSku: z.string() }),
    }),
  ),
});
type AmazonOrder = z.infer<typeof amazonOrderSchema>;

/** Statuses as notifications spell them. */
const SPELT: { readonly [status: string]: string } = {
  PENDING: 'Pending',
  UNSHIPPED: 'Unshipped',
  CANCELLED: 'Canceled',
};

/**
 * Reads an order of the Orders API (2026-01-01) as it is once its payment was authorised. Throws a
 * ZodError when it is none.
 *
 * @param seller the seller's id
 */
export function amazonOrder(told: unknown, seller: string): StoreOrder {
  const order = amazonOrderSchema.parse(told);
  const { orderId, createdTime, lastUpdatedTime } = order;
  const change = (step: string, at: string, status: string, resource: Resource): StoreWebhook => ({
    topic: 'ORDER_CHANGE',
    headers: {},
    body: JSON.stringify(notification(order, { seller, step, at, status })),
    resource: {
      ...resource,
      lastUpdatedTime: at,
      fulfillment: { ...order.fulfillment, fulfillmentStatus: status },
    },
  });
  const bare = { ...order, recipient: undefined, proceeds: undefined, buyer: undefined };
  return {
    orderNumber: orderId,
    otherNumbers: [],
    displayNumber: orderId,
    channelOrderId: orderId,
    created: change('created', createdTime, 'PENDING', bare),
    paid: change('paid', lastUpdatedTime, 'UNSHIPPED', order),
    cancelled: (at) => change('cancelled', isoTime(at), 'CANCELLED', bare),
    transaction: () => undefined,
  };
}

function notification(
  { orderId, salesChannel, orderItems }: AmazonOrder,
  told: {
    readonly seller: string;
    readonly step: string;
    readonly at: string;
    readonly status: string;
  },
): object {
  const { seller, step, at, status } = told;
  return {
    NotificationVersion: '1.0',
    NotificationType: 'ORDER_CHANGE',
    PayloadVersion: '1.0',
    EventTime: at,
    Payload: {
      OrderChangeNotification: {
        NotificationLevel: 'OrderLevel',
        SellerId: seller,
        AmazonOrderId: orderId,
        OrderChangeType: 'OrderStatusChange',
        OrderChangeTrigger: { TimeOfOrderChange: at, ChangeReason: 'PaymentInformation' },
        Summary: {
          MarketplaceId: salesChannel.marketplaceId,
          OrderStatus: SPELT[status],
          FulfillmentType: 'MFN',
          OrderItems: orderItems.map(({ orderItemId, product, quantityOrdered }) => ({
            OrderItemId: orderItemId,
            SellerSKU: product.sellerSku,
            Quantity: quantityOrdered,
          })),
        },
      },
    },
    NotificationMetadata: {
      ApplicationId: 'amzn1.sellerapps.app.demo',
      SubscriptionId: `subscription-${seller}`,
      PublishTime: at,
      NotificationId: `${orderId}-${step}`,
    },
  };
}
