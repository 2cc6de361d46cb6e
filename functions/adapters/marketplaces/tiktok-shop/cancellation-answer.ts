import type { Channel } from '../../../ports/directory.ts';
import type { Notice, NoticeResult } from '../../../ports/marketplace.ts';
import type { TikTokShopApi } from './api.ts';
import { cancellations, nothing, rejectReasons } from './messages.ts';
import { failureOf } from '../market-client.ts';
import type { MarketAnswer } from '../market-client.ts';
import { NOT_WANTED, notNow, TOLD } from '../notice-result.ts';

const PENDING = 'CANCELLATION_REQUEST_PENDING';
/** A reason that says what is the case: the parcel is under way. */
const SHIPPED = /ship|dispatch|deliver/i;

const BASE = '/return_refund/202309';

/**
 * Approves or rejects the cancellations that the buyer asked for; not wanted where none waits. The
 * notice's id makes a repeat the same request. weak: paths as in SDKs.
 */
export async function answerTikTokShopCancellation(
  api: TikTokShopApi,
  channel: Channel,
  { noticeId, order: { channelOrderId } }: Notice,
  answer: 'accept' | 'reject',
): Promise<NoticeResult> {
  const found = await api.run(channel, {
    method: 'POST',
    path: `${BASE}/cancellations/search`,
    query: { page_size: '20' },
    body: { order_ids: [channelOrderId] },
    data: cancellations,
  });
  if (found.kind !== 'ok') return failureOf(found);
  const waiting = found.data.cancellations.filter(({ cancel_status }) => cancel_status === PENDING);
  if (waiting.length === 0) return NOT_WANTED;
  const query = { idempotency_key: noticeId };
  for (const { cancel_id: id } of waiting) {
    const path = `${BASE}/cancellations/${id}`;
    const done =
      answer === 'accept'
        ? await api.run(channel, { method: 'POST', path: `${path}/approve`, query, data: nothing })
        : await reject(api, channel, { id, path, query });
    if (done.kind !== 'ok') return failureOf(done);
  }
  return TOLD;
}

/** The reason must be one of those that TikTok offers. */
async function reject(
  api: TikTokShopApi,
  channel: Channel,
  {
    id,
    path,
    query,
  }: {
    readonly id: string;
    readonly path: string;
    readonly query: { readonly idempotency_key: string };
  },
): Promise<MarketAnswer<object>> {
  const offered = await api.run(channel, {
    method: 'GET',
    path: `${BASE}/reject_reasons`,
    query: { return_or_cancel_id: id },
    data: rejectReasons,
  });
  if (offered.kind !== 'ok') return offered;
  const { reasons } = offered.data;
  const reason = reasons.find(({ text }) => SHIPPED.test(text)) ?? reasons[0];
  if (reason === undefined) return notNow('TikTok Shop offers no reason to reject a cancellation');
  const body = { reject_reason: reason.name };
  return api.run(channel, { method: 'POST', path: `${path}/reject`, query, body, data: nothing });
}
