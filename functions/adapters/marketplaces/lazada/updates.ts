import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, NoticeResult } from '../../../ports/marketplace.ts';
import { readValue } from '../../http/read-body.ts';
import { marketUpdates } from '../market-updates.ts';
import type { ParcelNotice } from '../market-updates.ts';
import type { LazadaApi } from './api.ts';
import { packagesDone } from './messages.ts';
import { askLazadaItems } from './order-source.ts';
import { packItems } from './pack-items.ts';
import { lazadaItems } from './payload.ts';
import { failureOf, refusal } from '../market-client.ts';
import { NOT_WANTED, notNow, TOLD } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';

type Item = z.output<typeof lazadaItems>[number];

/** Item statuses that may be packed, and the one that may be made ready to ship. */
const TO_PACK: readonly string[] = ['pending', 'repacked'];
const PACKED = 'packed';

/**
 * Updates to Lazada, which takes them by item: pack, then ready to ship. The tracking number is
 * Lazada's own and comes with the package; ours cannot be told. Cancellations are decided at Lazada.
 */
export function lazadaUpdates(api: LazadaApi): Marketplace {
  return marketUpdates({
    shipped: (channel, notice) => tellShipped(api, channel, notice),
    delivered: (channel, notice) => tellDelivered(api, channel, notice),
  });
}

async function tellShipped(
  api: LazadaApi,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const items = await itemsOf(api, channel, notice);
  if ('kind' in items) return items;
  const open = items.filter(({ status }) => TO_PACK.includes(status));
  const fresh = open.length === 0 ? [] : await packItems(api, channel, notice, open);
  if ('kind' in fresh) return fresh;
  const earlier = items
    .filter(({ status }) => status === PACKED)
    .map(({ package_id }) => package_id ?? '');
  const packages = [...new Set([...earlier, ...fresh])].filter((id) => id !== '');
  return packages.length === 0
    ? TOLD
    : askFor(api, channel, '/order/package/rts', { readyToShipReq: packages });
}

/** Only what the seller's own fleet brings: others are followed by Lazada. */
async function tellDelivered(
  api: LazadaApi,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const items = await itemsOf(api, channel, notice);
  if ('kind' in items) return items;
  const own = items.filter(({ delivery_option_sof }) => delivery_option_sof);
  if (own.length === 0) return NOT_WANTED;
  const open = own.filter(({ status }) => status !== 'delivered');
  if (open.length === 0) return TOLD;
  // Notices may overtake each other: what is not shipped there yet is first.
  const shipped = await tellShipped(api, channel, notice);
  if (shipped.kind !== 'told') return shipped;
  const now = await itemsOf(api, channel, notice);
  if ('kind' in now) return now;
  const packages = [...new Set(now.map(({ package_id }) => package_id ?? ''))];
  // weak: the name of the parameter follows that of ready to ship.
  return askFor(api, channel, '/order/package/sof/delivered', { dbsDeliveryReq: packages });
}

async function askFor(
  api: LazadaApi,
  channel: Channel,
  path: string,
  asked: { readonly [parameter: string]: readonly string[] },
): Promise<NoticeResult> {
  const parameters = Object.fromEntries(
    Object.entries(asked).map(([name, ids]) => [
      name,
      JSON.stringify({ packages: ids.map((package_id) => ({ package_id })) }),
    ]),
  );
  const done = await api.run(channel, { method: 'POST', path, parameters, data: packagesDone });
  if (done.kind !== 'ok') return failureOf(done);
  const failed = done.data.packages.find(({ item_err_code }) => item_err_code !== '0');
  return failed === undefined
    ? TOLD
    : refusal({ code: failed.item_err_code, message: failed.msg ?? '' });
}

/** The items of the parcel, as Lazada has them now. */
async function itemsOf(
  api: LazadaApi,
  channel: Channel,
  { order: { channelOrderId }, consignment }: ParcelNotice,
): Promise<readonly Item[] | NotNow> {
  const answer = await askLazadaItems(api, channel, channelOrderId);
  if (answer.kind !== 'ok') return failureOf(answer);
  const read = readValue(answer.data, lazadaItems);
  if (!read.ok) return notNow(`unreadable answer: ${read.pointer} ${read.message}`);
  const ours = consignment.lines.map(({ lineId }) => lineId);
  const items = read.value.filter(({ order_item_id }) => ours.includes(order_item_id));
  return items.length < ours.length ? notNow('the order lacks an item of the parcel') : items;
}
