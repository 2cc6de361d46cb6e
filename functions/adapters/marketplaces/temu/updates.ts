import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, NoticeResult } from '../../../ports/marketplace.ts';
import { readValue } from '../../http/read-body.ts';
import { carrierNamed } from '../carrier-named.ts';
import { marketUpdates } from '../market-updates.ts';
import type { ParcelNotice } from '../market-updates.ts';
import type { TemuApi } from './api.ts';
import { logisticsCompanies, nothing } from './messages.ts';
import { askTemuOrder } from './order-source.ts';
import { temuParentOrder } from './payload.ts';
import { failureOf, refusal } from '../market-client.ts';
import { notNow, TOLD } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';

type Told = z.output<typeof temuParentOrder>;

/** `orderStatus` of what is shipped or received. */
const SHIPPED: readonly number[] = [4, 5];

/** "The order has been shipped": somebody was faster, which is what we wanted. */
const ALREADY_SHIPPED = '120012004';

/** All of a parcel's lines go out as one package. */
const ONE_PACKAGE = 0;

/** Updates to Temu, which follows parcels itself and has decided a cancellation before it tells us. */
export function temuUpdates(api: TemuApi): Marketplace {
  return marketUpdates({ shipped: (channel, notice) => tellShipped(api, channel, notice) });
}

async function tellShipped(
  api: TemuApi,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const found = await orderOf(api, channel, notice.order.channelOrderId);
  if ('kind' in found) return found;
  const { lines } = notice.consignment;
  const items = found.orderList.filter(({ orderSn }) =>
    lines.some(({ lineId }) => lineId === orderSn),
  );
  if (items.length < lines.length) return notNow('the order lacks a line of the parcel');
  const open = items.filter(({ orderStatus }) => !SHIPPED.includes(orderStatus));
  if (open.length === 0) return TOLD;
  const carrierId = await carrierOf(api, channel, found, notice);
  if (typeof carrierId !== 'string') return carrierId;
  const shipment = {
    carrierId: numberOf(carrierId),
    trackingNumber: notice.waybillNumber,
    orderSendInfoList: open.map((item) => sendInfo(item, notice)),
  };
  const done = await api.run(channel, {
    type: 'bg.logistics.shipment.v2.confirm',
    parameters: { sendType: ONE_PACKAGE, sendRequestList: [shipment] },
    data: nothing,
  });
  if (done.kind !== 'refused') return done.kind === 'ok' ? TOLD : done;
  return done.code === ALREADY_SHIPPED ? TOLD : refusal(done);
}

function sendInfo(item: Told['orderList'][number], { order, consignment }: ParcelNotice) {
  const line = consignment.lines.find(({ lineId }) => lineId === item.orderSn);
  return {
    parentOrderSn: order.channelOrderId,
    orderSn: item.orderSn,
    goodsId: item.goodsId === undefined ? undefined : numberOf(item.goodsId),
    skuId: numberOf(item.skuId),
    quantity: line?.quantity ?? item.quantity,
  };
}

/** Temu types its ids as numbers; one too long for a number stays text. */
function numberOf(id: string): number | string {
  const value = Number(id);
  return Number.isSafeInteger(value) ? value : id;
}

async function orderOf(
  api: TemuApi,
  channel: Channel,
  parentOrderSn: string,
): Promise<Told | NotNow> {
  const answer = await askTemuOrder(api, channel, parentOrderSn);
  if (answer.kind !== 'ok') return failureOf(answer);
  if (answer.data.order === undefined) return notNow('Temu does not know the order');
  const read = readValue(answer.data.order, temuParentOrder);
  return read.ok ? read.value : notNow(`unreadable answer: ${read.pointer} ${read.message}`);
}

/** Temu's own id of the carrier, among those that ship to the order's region. */
async function carrierOf(
  api: TemuApi,
  channel: Channel,
  { parentOrderMap: { regionId } }: Told,
  { consignment }: ParcelNotice,
): Promise<string | NotNow> {
  const answer = await api.run(channel, {
    type: 'bg.logistics.companies.get',
    parameters: { regionId },
    data: logisticsCompanies,
  });
  if (answer.kind !== 'ok') return failureOf(answer);
  const offered = answer.data.flatMap((company) =>
    [company.logisticsServiceProviderName, company.logisticsBrandName].map((name) => ({
      id: company.logisticsServiceProviderId,
      name: name ?? '',
    })),
  );
  const { name } = consignment.parties.logistics;
  const found = carrierNamed(offered, name);
  return found?.id ?? notNow(`Temu knows no carrier named ${name} for this order`);
}
