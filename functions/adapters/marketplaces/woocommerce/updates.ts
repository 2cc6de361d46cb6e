import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { Channel } from '../../../ports/directory.ts';
import type {
  ConsignmentNotice,
  Marketplace,
  Notice,
  NoticeResult,
} from '../../../ports/marketplace.ts';
import * as z from 'zod/mini';
import { failureOf, NOT_WANTED, notNow, TOLD } from '../notice-result.ts';
import { publicWaybillNumber } from '../public-waybill.ts';
import { FULFILLMENT_KEYS, fulfillments, notes, orderStatus } from './messages.ts';
import type { fulfillmentCreate, noteCreate, statusChange } from './messages.ts';
import type { StoreClient } from './store-client.ts';

const anything = z.unknown();

/**
 * Updates to WooCommerce stores over REST, which knows no idempotency keys: each is preceded by a
 * look at what the store has, so that a repeat after a lost answer does nothing twice.
 */
export function wooCommerceUpdates(store: StoreClient): Marketplace {
  return {
    tell: (channel, notice) => tell(store, channel, notice),
    // Orders carry their transaction themselves.
    paymentTransaction: () => Promise.resolve(undefined),
  };
}

/** A store shows the order itself; that we took or hold it, or that it arrived, has no place there. */
function tell(store: StoreClient, channel: Channel, notice: Notice): Promise<NoticeResult> {
  switch (notice.kind) {
    case 'accepted':
    case 'held':
    case 'delivered':
      return Promise.resolve(NOT_WANTED);
    case 'shipped':
      return tellShipped(store, channel, notice);
    case 'cancelled':
      // The store cancels orders, not parcels: the last one answers for all.
      return notice.whole
        ? setStatus(store, channel, notice.order.channelOrderId, 'cancelled')
        : Promise.resolve(NOT_WANTED);
    case 'order-cancelled':
      return setStatus(store, channel, notice.order.channelOrderId, 'cancelled');
    case 'order-refused':
      return addNote(store, channel, notice, `Bondway cannot send this order: ${notice.reason}`);
    case 'change-answered':
      return addNote(store, channel, notice, `Sent as it was ordered: ${notice.reason}`);
    case 'cancel-refused':
      return addNote(
        store,
        channel,
        notice,
        `Too late to cancel: ${notice.reason ?? 'it is sent'}`,
      );
  }
}

async function tellShipped(
  store: StoreClient,
  channel: Channel,
  notice: ConsignmentNotice,
): Promise<NoticeResult> {
  const { order, consignment } = notice;
  const number = publicWaybillNumber(consignment);
  if (number === undefined) return notNow('the parcel has no public waybill number');
  const told = await tellFulfilment(store, channel, notice, number);
  if (told.kind !== 'told' || !notice.whole) return told;
  return setStatus(store, channel, order.channelOrderId, 'completed');
}

/** A fulfilment per parcel; a store without that feature gets a note that its buyer sees. */
async function tellFulfilment(
  store: StoreClient,
  channel: Channel,
  notice: ConsignmentNotice,
  number: string,
): Promise<NoticeResult> {
  const { channelOrderId } = notice.order;
  const path = '/fulfillments';
  const found = await store(channel, channelOrderId, { method: 'GET', path }, fulfillments);
  if (found.kind === 'refused' && found.code === 'rest_no_route') {
    const carrier = notice.consignment.parties.logistics.name;
    return addNote(store, channel, notice, `Shipped with ${carrier}: ${number}`, true);
  }
  if (found.kind !== 'ok') return failureOf(found);
  const isThere = found.data.some(({ meta_data }) =>
    meta_data.some(({ key, value }) => key === FULFILLMENT_KEYS.number && value === number),
  );
  if (isThere) return TOLD;
  const body = fulfilmentOf(notice.consignment, number);
  const made = await store(channel, channelOrderId, { method: 'POST', path, body }, anything);
  return made.kind === 'ok' ? TOLD : failureOf(made);
}

function fulfilmentOf(
  { lines, parties }: Consignment,
  number: string,
): z.input<typeof fulfillmentCreate> {
  const items = lines.map(({ lineId, quantity }) => ({ item_id: Number(lineId), qty: quantity }));
  return {
    status: 'fulfilled',
    meta_data: [
      { key: FULFILLMENT_KEYS.items, value: items },
      { key: FULFILLMENT_KEYS.number, value: number },
      { key: FULFILLMENT_KEYS.provider, value: parties.logistics.name },
    ],
  };
}

/** Statuses that an order never comes back from: whoever set them knew better. */
const FINAL: readonly string[] = ['completed', 'cancelled', 'refunded', 'trash'];

async function setStatus(
  store: StoreClient,
  channel: Channel,
  channelOrderId: string,
  status: z.input<typeof statusChange>['status'],
): Promise<NoticeResult> {
  const found = await store(channel, channelOrderId, { method: 'GET' }, orderStatus);
  if (found.kind === 'refused' && found.status === 404) return NOT_WANTED;
  if (found.kind !== 'ok') return failureOf(found);
  if (FINAL.includes(found.data.status)) return TOLD;
  const body: z.input<typeof statusChange> = { status };
  const set = await store(channel, channelOrderId, { method: 'PUT', body }, anything);
  return set.kind === 'ok' ? TOLD : failureOf(set);
}

/** @param forBuyer the store mails it to the buyer; else only the merchant sees it */
async function addNote(
  store: StoreClient,
  channel: Channel,
  { order: { channelOrderId } }: Pick<Notice, 'order'>,
  text: string,
  forBuyer = false,
): Promise<NoticeResult> {
  const path = '/notes';
  const found = await store(channel, channelOrderId, { method: 'GET', path }, notes);
  if (found.kind === 'refused' && found.status === 404) return NOT_WANTED;
  if (found.kind !== 'ok') return failureOf(found);
  if (found.data.some(({ note }) => note === text)) return TOLD;
  const body: z.input<typeof noteCreate> = { note: text, customer_note: forBuyer };
  const made = await store(channel, channelOrderId, { method: 'POST', path, body }, anything);
  return made.kind === 'ok' ? TOLD : failureOf(made);
}
