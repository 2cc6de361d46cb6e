import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, Notice, NoticeResult } from '../../../ports/marketplace.ts';
import { readValue } from '../../http/read-body.ts';
import { marketUpdates } from '../market-updates.ts';
import type { ParcelNotice } from '../market-updates.ts';
import type { ShopeeApi } from './api.ts';
import { nothing, shippingParameter } from './messages.ts';
import { askShopeeOrder } from './order-source.ts';
import { shopeeOrder } from './payload.ts';
import { failureOf } from '../market-client.ts';
import type { MarketAnswer } from '../market-client.ts';
import { NOT_WANTED, notNow, TOLD } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';

type Told = z.output<typeof shopeeOrder>;
type Parcel = NonNullable<Told['package_list']>[number];

/** What a package of an order that may be shipped is in before it is. */
const TO_SHIP: readonly string[] = ['LOGISTICS_READY', 'LOGISTICS_PICKUP_RETRY'];
/** Orders under way: whoever shipped them, it is done. */
const SHIPPED: readonly string[] = ['SHIPPED', 'TO_CONFIRM_RECEIVE', 'TO_RETURN', 'COMPLETED'];

/** Updates to Shopee, which follows parcels itself once it has their number. */
export function shopeeUpdates(api: ShopeeApi): Marketplace {
  return marketUpdates({
    shipped: (channel, notice) => tellShipped(api, channel, notice),
    answerCancellation: (channel, notice, answer) =>
      answerCancellation(api, channel, notice, answer),
  });
}

async function tellShipped(
  api: ShopeeApi,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const order = await orderOf(api, channel, notice.order.channelOrderId);
  if ('kind' in order) return order;
  if (SHIPPED.includes(order.order_status)) return TOLD;
  const parcels = order.package_list ?? [];
  const ours = parcels.filter((parcel) => holdsOurs(parcel, notice));
  if (ours.length === 0) return notNow('the order has no package with lines of the parcel');
  for (const parcel of ours) {
    if (!TO_SHIP.includes(parcel.logistics_status ?? '')) continue;
    // A package number is only told of an order that has several.
    const number = parcels.length > 1 ? parcel.package_number : undefined;
    const result = resultOf(await ship(api, channel, notice, number));
    if (result.kind !== 'told') return result;
  }
  return TOLD;
}

/** Packages that tell no items hold the whole order. */
function holdsOurs({ item_list: items }: Parcel, { consignment }: ParcelNotice): boolean {
  if (items.length === 0) return true;
  const ids = items.map((item) => `${item.order_item_id ?? item.item_id}-${item.model_id}`);
  return consignment.lines.some(({ lineId }) => ids.some((id) => lineId.startsWith(id)));
}

/**
 * Ships a package under our own number, the way Shopee calls non-integrated. Where it wants its own
 * carrier, label and number are Shopee's and nothing of ours can be told.
 */
async function ship(
  api: ShopeeApi,
  channel: Channel,
  { order, waybillNumber }: ParcelNotice,
  packageNumber: string | undefined,
): Promise<MarketAnswer<object>> {
  const of = {
    order_sn: order.channelOrderId,
    ...(packageNumber !== undefined && { package_number: packageNumber }),
  };
  const wanted = await api.run(channel, {
    path: '/api/v2/logistics/get_shipping_parameter',
    query: of,
    data: shippingParameter,
  });
  if (wanted.kind !== 'ok') return wanted;
  if (!wanted.data.info_needed.non_integrated) {
    return notNow('Shopee ships this order by a carrier of its own, under its label and number');
  }
  const body = { ...of, non_integrated: { tracking_number: waybillNumber } };
  return api.run(channel, { path: '/api/v2/logistics/ship_order', body, data: nothing });
}

/** Only in `IN_CANCEL` somebody waits for an answer. */
async function answerCancellation(
  api: ShopeeApi,
  channel: Channel,
  { order: { channelOrderId } }: Notice,
  answer: 'accept' | 'reject',
): Promise<NoticeResult> {
  const order = await orderOf(api, channel, channelOrderId);
  if ('kind' in order) return order;
  if (order.order_status !== 'IN_CANCEL') return NOT_WANTED;
  const operation = answer === 'accept' ? 'ACCEPT' : 'REJECT';
  const body = { order_sn: channelOrderId, operation };
  const path = '/api/v2/order/handle_buyer_cancellation';
  return resultOf(await api.run(channel, { path, body, data: nothing }));
}

async function orderOf(api: ShopeeApi, channel: Channel, orderSn: string): Promise<Told | NotNow> {
  const answer = await askShopeeOrder(api, channel, orderSn);
  if (answer.kind !== 'ok') return failureOf(answer);
  const [order] = answer.data.order_list;
  if (order === undefined) return notNow('Shopee does not know the order');
  const read = readValue(order, shopeeOrder);
  return read.ok ? read.value : notNow(`unreadable answer: ${read.pointer} ${read.message}`);
}

function resultOf(answer: MarketAnswer<object>): NoticeResult {
  if (answer.kind === 'ok') return TOLD;
  return failureOf(answer);
}
