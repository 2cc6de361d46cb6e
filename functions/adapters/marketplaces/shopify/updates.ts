import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type {
  ConsignmentNotice,
  Marketplace,
  Notice,
  NoticeResult,
} from '../../../ports/marketplace.ts';
import { NOT_WANTED, TOLD } from '../notice-result.ts';
import type { AdminClient } from './admin-client.ts';
import { answerCancellation } from './cancellation-answer.ts';
import {
  FULFILLMENT_EVENT_CREATE,
  ORDER_TRANSACTIONS,
  fulfillmentEventCreate,
  orderTransactions,
} from './messages.ts';
import type { fulfillmentEventCreateVariables } from './messages.ts';
import { mutationResult } from './mutation-result.ts';
import { parcelFulfilment } from './parcel-fulfilment.ts';

/**
 * Updates to Shopify stores over the Admin API, which knows no idempotency keys: each is preceded
 * by a look at what the store has, so that a repeat after a lost answer does nothing twice.
 */
export function shopifyUpdates(admin: AdminClient): Marketplace {
  return {
    tell: (channel, notice) => tell(admin, channel, notice),
    paymentTransaction: (channel, channelOrderId) => transactionOf(admin, channel, channelOrderId),
  };
}

/** A store shows the order itself; that we took, refuse or hold it has no place there. */
function tell(admin: AdminClient, channel: Channel, notice: Notice): Promise<NoticeResult> {
  switch (notice.kind) {
    case 'accepted':
    case 'held':
    case 'order-refused':
    case 'change-answered':
      return Promise.resolve(NOT_WANTED);
    case 'shipped':
      return tellShipped(admin, channel, notice);
    case 'delivered':
      return tellDelivered(admin, channel, notice);
    case 'cancelled':
      // The store cancels orders, not parcels: the last one answers for all.
      return notice.whole
        ? answerCancellation(admin, channel, notice, 'accept')
        : Promise.resolve(NOT_WANTED);
    case 'order-cancelled':
      return answerCancellation(admin, channel, notice, 'accept');
    case 'cancel-refused':
      return answerCancellation(admin, channel, notice, 'reject');
  }
}

async function tellShipped(
  admin: AdminClient,
  channel: Channel,
  { order, consignment }: ConsignmentNotice,
): Promise<NoticeResult> {
  const parcel = await parcelFulfilment(admin, channel, order.channelOrderId, consignment);
  return parcel.kind === 'transient' ? parcel : TOLD;
}

/** Notices may overtake each other: a parcel that the store does not show as shipped yet is first. */
async function tellDelivered(
  admin: AdminClient,
  channel: Channel,
  { order, consignment, at }: ConsignmentNotice,
): Promise<NoticeResult> {
  const parcel = await parcelFulfilment(admin, channel, order.channelOrderId, consignment);
  if (parcel.kind === 'transient') return parcel;
  if (parcel.fulfillmentId === undefined || parcel.isDelivered) return TOLD;
  const variables: z.input<typeof fulfillmentEventCreateVariables> = {
    fulfillmentEvent: {
      fulfillmentId: parcel.fulfillmentId,
      status: 'DELIVERED',
      happenedAt: consignment.deliveredAt ?? at,
    },
  };
  const ran = await admin.run(channel, {
    text: FULFILLMENT_EVENT_CREATE,
    variables,
    data: fulfillmentEventCreate,
  });
  return ran.kind === 'ok' ? mutationResult(ran.data.fulfillmentEventCreate) : ran;
}

/** The gateway's own number of the payment, where the store shows one. Throws when it cannot be asked. */
async function transactionOf(
  admin: AdminClient,
  channel: Channel,
  channelOrderId: string,
): Promise<string | undefined> {
  const ran = await admin.run(channel, {
    text: ORDER_TRANSACTIONS,
    variables: { id: `gid://shopify/Order/${channelOrderId}` },
    data: orderTransactions,
  });
  if (ran.kind === 'transient') throw new Error(`payment of an order not known: ${ran.reason}`);
  const paid = ran.data.order?.transactions.find(
    ({ kind, status }) => ['SALE', 'CAPTURE'].includes(kind) && status === 'SUCCESS',
  );
  return paid?.authorizationCode ?? paid?.paymentId ?? undefined;
}
