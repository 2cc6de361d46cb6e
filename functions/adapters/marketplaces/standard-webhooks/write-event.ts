import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { ChangeNotice, ConsignmentNotice, OrderNotice } from '../../../ports/marketplace.ts';
import type {
  EndpointNotice,
  OutboundNotice,
  Versioned,
  WrittenEvent,
} from '../../../ports/webhooks.ts';
import { publicWaybillNumber } from '../public-waybill.ts';
import type { canonicalEvent } from './messages.ts';

type CanonicalEvent = z.input<typeof canonicalEvent>;

/** A notice as the body of a Standard Webhook. The same notice gives the same text. */
export function writeEvent(notice: OutboundNotice): WrittenEvent {
  const event = eventOf(notice);
  return { type: event.type, body: JSON.stringify(event) };
}

function eventOf(notice: OutboundNotice): CanonicalEvent {
  if (notice.kind === 'change-answered') return changeEvent(notice);
  if (!('consignment' in notice)) return orderEvent(notice);
  if (notice.kind === 'returned' || notice.kind === 'written-off') return endEvent(notice);
  return consignmentEvent(notice);
}

function endEvent(notice: Versioned<EndpointNotice>): CanonicalEvent {
  const { kind, at: timestamp } = notice;
  const type = kind === 'returned' ? 'consignment.returned' : 'consignment.written_off';
  return { type, timestamp, data: aboutParcel(notice) };
}

function changeEvent(notice: Versioned<ChangeNotice>): CanonicalEvent {
  const { change, reason, at: timestamp } = notice;
  const { answer, parts } = change;
  const data = { ...numbersOf(notice), answer, parts: [...parts], reason };
  return { type: 'order.change_answered', timestamp, data };
}

function orderEvent(notice: Versioned<OrderNotice>): CanonicalEvent {
  const { kind, reason, code, at: timestamp } = notice;
  const about = numbersOf(notice);
  switch (kind) {
    case 'order-refused':
      return { type: 'order.held', timestamp, data: { ...about, reason, pointers: [], code } };
    case 'order-cancelled':
      return { type: 'order.cancelled', timestamp, data: { ...about, reason } };
  }
}

function numbersOf({ order, version }: OutboundNotice) {
  const { channelId, channelOrderId, displayNumber, orderId }: Order = order;
  return { channelId, channelOrderId, displayNumber, orderId, version };
}

function aboutParcel(notice: Versioned<ConsignmentNotice | EndpointNotice>) {
  return { ...numbersOf(notice), consignmentId: notice.consignment.consignmentId };
}

function consignmentEvent(notice: Versioned<ConsignmentNotice>): CanonicalEvent {
  const { kind, consignment, reason = '', pointers = [], at: timestamp } = notice;
  const about = aboutParcel(notice);
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
