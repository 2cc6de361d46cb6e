import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { Channel } from '../../../ports/directory.ts';
import { publicWaybillNumber } from '../public-waybill.ts';
import { notNow } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';
import type { AdminClient } from './admin-client.ts';
import { planFulfilment } from './fulfilment-plan.ts';
import { FULFILLMENT_CREATE, fulfillmentCreate } from './messages.ts';
import type { fulfillmentCreateVariables } from './messages.ts';
import { mutationResult } from './mutation-result.ts';
import { storeOrder } from './store-order.ts';

/** The store's fulfilment of one parcel; without an id when its lines were fulfilled by other means. */
export interface ParcelFulfilment {
  readonly kind: 'fulfilled';
  readonly fulfillmentId?: string;
  readonly isDelivered: boolean;
}

/**
 * The fulfilment under the parcel's public waybill number, created unless it is there. Looking
 * first is what makes a repeat harmless: `fulfillmentCreate` takes no idempotency key.
 */
export async function parcelFulfilment(
  admin: AdminClient,
  channel: Channel,
  channelOrderId: string,
  consignment: Consignment,
): Promise<ParcelFulfilment | NotNow> {
  const number = publicWaybillNumber(consignment);
  if (number === undefined) return notNow('the parcel has no public waybill number');
  const found = await storeOrder(admin, channel, channelOrderId);
  if (found.kind === 'transient') return found;
  const existing = found.order.fulfillments.find(
    ({ status, trackingInfo }) =>
      status !== 'CANCELLED' && trackingInfo.some((info) => info.number === number),
  );
  if (existing !== undefined) {
    const isDelivered = existing.displayStatus === 'DELIVERED';
    return { kind: 'fulfilled', fulfillmentId: existing.id, isDelivered };
  }
  const plan = planFulfilment(found.order, consignment);
  if (plan.kind === 'unknown-line') return notNow(`no fulfilment line for line ${plan.lineId}`);
  if (plan.kind === 'fulfilled') return { kind: 'fulfilled', isDelivered: false };
  return createFulfilment(admin, channel, {
    lineItemsByFulfillmentOrder: [...plan.portions],
    trackingInfo: { number, company: consignment.parties.logistics.name },
    // The buyer learns the tracking number from the store; a repeat never gets this far.
    notifyCustomer: true,
  });
}

async function createFulfilment(
  admin: AdminClient,
  channel: Channel,
  fulfillment: z.input<typeof fulfillmentCreateVariables>['fulfillment'],
): Promise<ParcelFulfilment | NotNow> {
  const ran = await admin.run(channel, {
    text: FULFILLMENT_CREATE,
    variables: { fulfillment },
    data: fulfillmentCreate,
  });
  if (ran.kind === 'transient') return ran;
  const created = ran.data.fulfillmentCreate;
  const result = mutationResult(created);
  if (result.kind === 'transient') return result;
  return { kind: 'fulfilled', fulfillmentId: created.fulfillment?.id, isDelivered: false };
}
