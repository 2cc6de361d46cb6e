import type { Channel } from '../../../ports/directory.ts';
import type { Notice, NoticeResult } from '../../../ports/marketplace.ts';
import type { AdminClient } from './admin-client.ts';
import {
  ACCEPT_CANCELLATION,
  REJECT_CANCELLATION,
  acceptCancellation,
  rejectCancellation,
} from './messages.ts';
import { mutationResult } from './mutation-result.ts';
import { storeOrder } from './store-order.ts';

/** Accepts or rejects the cancellations that a store asked for; not wanted where it asked for none. */
export async function answerCancellation(
  admin: AdminClient,
  channel: Channel,
  { order: { channelOrderId }, reason }: Pick<Notice, 'order' | 'reason'>,
  answer: 'accept' | 'reject',
): Promise<NoticeResult> {
  const found = await storeOrder(admin, channel, channelOrderId);
  if (found.kind === 'transient') return found;
  const asking = found.order.fulfillmentOrders.nodes.filter(
    ({ requestStatus }) => requestStatus === 'CANCELLATION_REQUESTED',
  );
  if (asking.length === 0) return { kind: 'not-wanted' };
  const send = answer === 'accept' ? accept : reject;
  const results = await Promise.all(
    asking.map(({ id }) => send(admin, channel, { id, message: reason })),
  );
  return results.find(({ kind }) => kind === 'transient') ?? { kind: 'told' };
}

interface Variables {
  readonly [name: string]: string | undefined;
}

async function accept(
  admin: AdminClient,
  channel: Channel,
  variables: Variables,
): Promise<NoticeResult> {
  const operation = { text: ACCEPT_CANCELLATION, variables, data: acceptCancellation };
  const ran = await admin.run(channel, operation);
  if (ran.kind === 'transient') return ran;
  return mutationResult(ran.data.fulfillmentOrderAcceptCancellationRequest);
}

async function reject(
  admin: AdminClient,
  channel: Channel,
  variables: Variables,
): Promise<NoticeResult> {
  const operation = { text: REJECT_CANCELLATION, variables, data: rejectCancellation };
  const ran = await admin.run(channel, operation);
  if (ran.kind === 'transient') return ran;
  return mutationResult(ran.data.fulfillmentOrderRejectCancellationRequest);
}
