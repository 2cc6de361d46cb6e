import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { Channel } from '../../../ports/directory.ts';
import type {
  ConsignmentNotice,
  Marketplace,
  Notice,
  NoticeResult,
} from '../../../ports/marketplace.ts';
import type { Outcome } from '../../http/response-outcome.ts';
import { doneOr, failureOf, NOT_WANTED, notNow, TOLD } from '../notice-result.ts';
import { publicWaybillNumber } from '../public-waybill.ts';
import {
  CANCELLATION_PATH,
  cancelRequests,
  ORDER_PATH,
  REQUESTED,
  shippingFulfillments,
} from './messages.ts';
import type { cancellationReject, shippingFulfillmentCreate } from './messages.ts';
import type { SellerClient } from './seller-client.ts';

/**
 * Updates to eBay: a shipping fulfilment per package, and answers to buyers who ask for a
 * cancellation. Each is preceded by a look at what eBay has.
 */
export function ebayUpdates(seller: SellerClient): Marketplace {
  return {
    tell: (channel, notice) => tell(seller, channel, notice),
    // Orders carry their payment reference themselves.
    paymentTransaction: () => Promise.resolve(undefined),
  };
}

/** eBay shows the order itself and follows the parcel by its number; the rest has no place there. */
function tell(seller: SellerClient, channel: Channel, notice: Notice): Promise<NoticeResult> {
  switch (notice.kind) {
    case 'accepted':
    case 'held':
    case 'delivered':
    case 'order-refused':
    case 'change-answered':
      return Promise.resolve(NOT_WANTED);
    case 'shipped':
      return tellShipped(seller, channel, notice);
    case 'cancelled':
    case 'order-cancelled':
      return answerRequests(seller, channel, notice, (id) =>
        seller.change(channel, { method: 'POST', path: `${CANCELLATION_PATH}/${id}/approve` }),
      );
    case 'cancel-refused':
      return answerRequests(seller, channel, notice, (id) =>
        seller.change(channel, {
          method: 'POST',
          path: `${CANCELLATION_PATH}/${id}/reject`,
          body: rejection(notice),
        }),
      );
  }
}

async function tellShipped(
  seller: SellerClient,
  channel: Channel,
  { order, consignment, at }: ConsignmentNotice,
): Promise<NoticeResult> {
  const number = trackingNumber(consignment);
  if (number === undefined) return notNow('the parcel has no public waybill number');
  const path = `${pathOf(order)}/shipping_fulfillment`;
  const found = await seller.read(channel, path, shippingFulfillments);
  if (found.kind !== 'ok') return failureOf(found);
  if (found.data.fulfillments.some((each) => each.shipmentTrackingNumber === number)) return TOLD;
  const body: z.input<typeof shippingFulfillmentCreate> = {
    lineItems: consignment.lines.map(({ lineId, quantity }) => ({ lineItemId: lineId, quantity })),
    shippedDate: at,
    shippingCarrierCode: consignment.parties.logistics.name,
    trackingNumber: number,
  };
  return doneOr(await seller.change(channel, { method: 'POST', path, body }));
}

/** What the buyer asked for and nobody has answered; not wanted where nothing was asked. */
async function answerRequests(
  seller: SellerClient,
  channel: Channel,
  { order }: Pick<Notice, 'order'>,
  answer: (cancelRequestId: string) => Promise<Outcome>,
): Promise<NoticeResult> {
  const found = await seller.read(channel, pathOf(order), cancelRequests);
  if (found.kind !== 'ok') return failureOf(found);
  const asked = (found.data.cancelStatus?.cancelRequests ?? []).filter(
    ({ cancelRequestState }) => cancelRequestState === REQUESTED,
  );
  if (asked.length === 0) return NOT_WANTED;
  const results = await Promise.all(
    asked.map(async ({ cancelRequestId }) =>
      doneOr(await answer(encodeURIComponent(cancelRequestId))),
    ),
  );
  return results.find(({ kind }) => kind === 'transient') ?? TOLD;
}

function rejection({ consignment, at }: ConsignmentNotice): z.input<typeof cancellationReject> {
  return { shipmentDate: { value: at }, trackingNumber: trackingNumber(consignment) };
}

function pathOf({ channelOrderId }: Notice['order']): string {
  return `${ORDER_PATH}/${encodeURIComponent(channelOrderId)}`;
}

/** Letters and digits: eBay refuses others. */
function trackingNumber(consignment: Consignment): string | undefined {
  return publicWaybillNumber(consignment)?.replace(/[^A-Za-z0-9]/g, '');
}
