import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import { notNow } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';
import type { AdminClient } from './admin-client.ts';
import { ORDER_FULFILLMENT, orderFulfillment } from './messages.ts';

/** An order as the store has it: what is to be fulfilled, what was. */
export type StoreOrder = NonNullable<z.output<typeof orderFulfillment>['order']>;

/** Looks an order up in its store. */
export async function storeOrder(
  admin: AdminClient,
  channel: Channel,
  channelOrderId: string,
): Promise<{ readonly kind: 'ok'; readonly order: StoreOrder } | NotNow> {
  const ran = await admin.run(channel, {
    text: ORDER_FULFILLMENT,
    variables: { id: `gid://shopify/Order/${channelOrderId}` },
    data: orderFulfillment,
  });
  if (ran.kind === 'transient') return ran;
  const { order } = ran.data;
  return order === null ? notNow('the store does not know the order') : { kind: 'ok', order };
}
