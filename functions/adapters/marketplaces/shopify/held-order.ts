import type * as z from 'zod/mini';
import { later } from '../../../domain/instant.ts';
import type { Channel } from '../../../ports/directory.ts';
import type { FetchedOrder, OrderSource } from '../../../ports/inbound.ts';
import type { AdminClient } from './admin-client.ts';
import { FULFILLMENT_ORDER_HOLDS, fulfillmentOrderHolds } from './messages.ts';

type Held = NonNullable<z.output<typeof fulfillmentOrderHolds>['fulfillmentOrder']>['order'];

/** Orders of Shopify stores come whole; messages about holds name a fulfilment order and no more. */
export function shopifyHolds(admin: AdminClient): OrderSource {
  return { fetch: (channel, fulfilmentOrderId) => fetchHold(admin, channel, fulfilmentOrderId) };
}

async function fetchHold(admin: AdminClient, channel: Channel, id: string): Promise<FetchedOrder> {
  const ran = await admin.run(channel, {
    text: FULFILLMENT_ORDER_HOLDS,
    variables: { id },
    data: fulfillmentOrderHolds,
  });
  if (ran.kind === 'transient') return ran;
  const { fulfillmentOrder } = ran.data;
  return fulfillmentOrder === null ? { kind: 'unknown' } : holdOf(fulfillmentOrder.order);
}

/** A hold on any part of an order holds all of it: its parcels are not told apart yet. */
function holdOf({ legacyResourceId, fulfillmentOrders }: Held): FetchedOrder {
  const { nodes } = fulfillmentOrders;
  const reasons = nodes
    .filter(({ status }) => status === 'ON_HOLD')
    .flatMap(({ fulfillmentHolds }) =>
      fulfillmentHolds.map(({ reason, reasonNotes }) => reasonNotes ?? reason),
    );
  const isHeld = nodes.some(({ status }) => status === 'ON_HOLD');
  const reason = (reasons.join('; ') || 'held at the store').slice(0, 200);
  return {
    kind: 'hold',
    channelOrderId: legacyResourceId,
    hold: isHeld ? { reason } : 'none',
    at: nodes.map(({ updatedAt }) => updatedAt).reduce(later),
  };
}
