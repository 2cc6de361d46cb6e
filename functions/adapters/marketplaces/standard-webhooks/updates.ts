import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, Notice, NoticeResult } from '../../../ports/marketplace.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { OutboundClient } from '../../http/outbound-client.ts';
import type { Outcome } from '../../http/response-outcome.ts';
import { publicWaybillNumber } from '../public-waybill.ts';
import type { canonicalEvent } from './messages.ts';
import { signWebhook } from './sign.ts';

type CanonicalEvent = z.input<typeof canonicalEvent>;

export interface CanonicalParts {
  readonly outbound: OutboundClient;
  /** Signing secrets under `channels/<id>`. */
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/** Updates to canonical senders: one signed event per notice, whose id stays the same on a repeat. */
export function canonicalUpdates({ outbound, secrets, clock }: CanonicalParts): Marketplace {
  return {
    tell: async (channel, notice) => {
      const keys = await secrets.get(`channels/${channel.channelId}`);
      if (keys.length === 0) {
        return { kind: 'transient', reason: `no secret for channel ${channel.channelId}` };
      }
      const body = Buffer.from(JSON.stringify(eventOf(notice)));
      const timestamp = Math.floor(Date.parse(clock.wall()) / 1_000);
      const signed = signWebhook({ id: notice.noticeId, timestamp, body }, keys);
      const outcome = await outbound.send(`channel:${channel.channelId}`, {
        method: 'POST',
        url: channel.updatesUrl,
        headers: { 'content-type': 'application/json', ...signed },
        body,
      });
      return resultOf(outcome);
    },
    // Canonical orders carry their payment reference themselves.
    paymentTransaction: (_channel: Channel, _channelOrderId: string) => Promise.resolve(undefined),
  };
}

const GONE = 410;

/** Source: Standard Webhooks 1.0.0: any 2xx is success, 410 switches the endpoint off. */
function resultOf(outcome: Outcome): NoticeResult {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'told' };
    case 'transient':
      return outcome;
    case 'refused':
      return outcome.status === GONE
        ? { kind: 'not-wanted' }
        : { kind: 'transient', reason: `refused: HTTP ${String(outcome.status)}` };
  }
}

function eventOf(notice: Notice): CanonicalEvent {
  const { kind, order, consignment, reason = '', pointers = [], at: timestamp } = notice;
  const { channelOrderId, displayNumber, orderId } = order;
  const { consignmentId } = consignment;
  const about = { channelOrderId, displayNumber, orderId, consignmentId };
  switch (kind) {
    case 'accepted':
      return { type: 'order.accepted', timestamp, data: about };
    case 'held': {
      const data = { ...about, reason, pointers: [...pointers] };
      return { type: 'order.held', timestamp, data };
    }
    case 'shipped': {
      const data = { ...about, tracking: trackingOf(consignment), lines: linesOf(consignment) };
      return { type: 'consignment.shipped', timestamp, data };
    }
    case 'delivered': {
      const deliveredAt = consignment.deliveredAt ?? timestamp;
      const data = { ...about, tracking: trackingOf(consignment), deliveredAt };
      return { type: 'consignment.delivered', timestamp, data };
    }
    case 'cancelled':
      return { type: 'order.cancelled', timestamp, data: { ...about, reason } };
    case 'cancel-refused':
      return { type: 'order.cancel_refused', timestamp, data: { ...about, reason } };
  }
}

function trackingOf(consignment: Consignment) {
  return {
    number: publicWaybillNumber(consignment) ?? '',
    carrier: consignment.parties.logistics.name,
  };
}

function linesOf({ lines }: Consignment) {
  return lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
}
