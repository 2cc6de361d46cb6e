import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, NoticeResult } from '../../../ports/marketplace.ts';
import { readValue } from '../../http/read-body.ts';
import { carrierNamed } from '../carrier-named.ts';
import { marketUpdates } from '../market-updates.ts';
import type { ParcelNotice } from '../market-updates.ts';
import type { TikTokShopApi } from './api.ts';
import { answerTikTokShopCancellation } from './cancellation-answer.ts';
import { nothing, shippingProviders } from './messages.ts';
import { askTikTokShopOrder } from './order-source.ts';
import { tikTokShopOrder } from './payload.ts';
import { failureOf, refusal } from '../market-client.ts';
import type { MarketAnswer } from '../market-client.ts';
import { notNow, TOLD } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';

type Told = z.output<typeof tikTokShopOrder>;

/** Package statuses in which nothing was shipped yet. */
const TO_SHIP: readonly string[] = ['TO_FULFILL', ''];

/** "Already shipped" and the like: somebody was faster, which is what we wanted. */
const ALREADY_DONE = /\balready\b/i;

/** Updates to TikTok Shop, which follows parcels itself once it has their number. */
export function tikTokShopUpdates(api: TikTokShopApi): Marketplace {
  return marketUpdates({
    shipped: (channel, notice) => tellShipped(api, channel, notice),
    answerCancellation: (channel, notice, answer) =>
      answerTikTokShopCancellation(api, channel, notice, answer),
  });
}

async function tellShipped(
  api: TikTokShopApi,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const found = await orderOf(api, channel, notice.order.channelOrderId);
  if ('kind' in found) return found;
  const ours = notice.consignment.lines.map(({ lineId }) => lineId);
  const items = found.line_items.filter(({ id }) => ours.includes(id));
  if (items.length < ours.length) return notNow('the order lacks a line of the parcel');
  const open = items.filter(({ tracking_number }) => tracking_number !== notice.waybillNumber);
  if (open.length === 0) return TOLD;
  if (found.shipping_type === 'TIKTOK') {
    return notNow('TikTok ships this order itself, under a label and number of its own');
  }
  const provider = await providerOf(api, channel, found, notice);
  if (typeof provider !== 'string') return provider;
  const shipment = { tracking_number: notice.waybillNumber, shipping_provider_id: provider };
  const packages = [...new Set(open.map(({ package_id }) => package_id ?? ''))];
  for (const id of packages) {
    const result = resultOf(await ship(api, channel, { order: found, id, open, shipment }));
    if (result.kind !== 'told') return result;
  }
  return TOLD;
}

interface Shipment {
  readonly order: Told;
  /** Of a package; empty for lines that are in none yet. */
  readonly id: string;
  readonly open: Told['line_items'];
  readonly shipment: { readonly tracking_number: string; readonly shipping_provider_id: string };
}

/**
 * Ships a package that holds our lines only, corrects the number of one that was shipped, and takes
 * our lines out of one that holds others. weak: paths and bodies as in SDKs generated from the
 * partner documents.
 */
function ship(
  api: TikTokShopApi,
  channel: Channel,
  { order, id, open, shipment }: Shipment,
): Promise<MarketAnswer<object>> {
  const ours = open.filter(({ package_id }) => (package_id ?? '') === id);
  const all = order.line_items.filter(({ package_id }) => (package_id ?? '') === id);
  const post = (path: string, body: object) =>
    api.run(channel, { method: 'POST', path: `/fulfillment/202309${path}`, body, data: nothing });
  if (!ours.every(({ package_status = '' }) => TO_SHIP.includes(package_status))) {
    return post(`/packages/${id}/shipping_info/update`, shipment);
  }
  if (id === '' || ours.length < all.length) {
    const order_line_item_ids = ours.map((item) => item.id);
    return post(`/orders/${order.id}/packages`, { order_line_item_ids, ...shipment });
  }
  return post(`/packages/${id}/ship`, { self_shipment: shipment });
}

async function orderOf(
  api: TikTokShopApi,
  channel: Channel,
  orderId: string,
): Promise<Told | NotNow> {
  const answer = await askTikTokShopOrder(api, channel, orderId);
  if (answer.kind !== 'ok') return failureOf(answer);
  const [order] = answer.data.orders;
  if (order === undefined) return notNow('TikTok Shop does not know the order');
  const read = readValue(order, tikTokShopOrder);
  return read.ok ? read.value : notNow(`unreadable answer: ${read.pointer} ${read.message}`);
}

/** TikTok's own id of the carrier, among those that the order's delivery option allows. */
async function providerOf(
  api: TikTokShopApi,
  channel: Channel,
  { delivery_option_id: option = '' }: Told,
  { consignment }: ParcelNotice,
): Promise<string | NotNow> {
  const answer = await api.run(channel, {
    method: 'GET',
    path: `/logistics/202309/delivery_options/${option}/shipping_providers`,
    data: shippingProviders,
  });
  if (answer.kind !== 'ok') return failureOf(answer);
  const { name } = consignment.parties.logistics;
  const found = carrierNamed(answer.data.shipping_providers, name);
  return found?.id ?? notNow(`TikTok Shop knows no carrier named ${name} for this order`);
}

function resultOf(answer: MarketAnswer<object>): NoticeResult {
  if (answer.kind !== 'refused') return answer.kind === 'ok' ? TOLD : answer;
  return ALREADY_DONE.test(answer.message) ? TOLD : refusal(answer);
}
