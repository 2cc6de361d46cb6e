import type { Channel } from '../../../ports/directory.ts';
import { carrierNamed } from '../carrier-named.ts';
import type { ParcelNotice } from '../market-updates.ts';
import type { LazadaApi } from './api.ts';
import { packed, shipmentProviders } from './messages.ts';
import { failureOf, refusal } from '../market-client.ts';
import { notNow } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';

/** `platform_default` when Lazada itself chooses who brings the order. */
const LAZADA_CHOOSES = '1';

/**
 * Packs items of an order and gives the ids of their packages. Who brings them is Lazada's choice, or
 * the carrier of ours by Lazada's name for it. Source: open.lazada.com, "Fulfillment orders".
 */
export async function packItems(
  api: LazadaApi,
  channel: Channel,
  { order: { channelOrderId }, consignment }: ParcelNotice,
  items: readonly { readonly order_item_id: string }[],
): Promise<readonly string[] | NotNow> {
  const ids = items.map(({ order_item_id }) => order_item_id);
  const carrier = consignment.parties.logistics.name;
  const provider = await providerOf(api, channel, { channelOrderId, ids, carrier });
  if ('kind' in provider) return provider;
  const packReq = JSON.stringify({
    pack_order_list: [{ order_id: channelOrderId, order_item_list: ids }],
    // The only value that is taken.
    delivery_type: 'dropship',
    ...provider,
  });
  const done = await api.run(channel, {
    method: 'POST',
    path: '/order/fulfill/pack',
    parameters: { packReq },
    data: packed,
  });
  if (done.kind !== 'ok') return failureOf(done);
  const results = done.data.pack_order_list.flatMap(({ order_item_list }) => order_item_list);
  const failed = results.find(({ item_err_code }) => item_err_code !== '0');
  if (failed !== undefined)
    return refusal({ code: failed.item_err_code, message: failed.msg ?? '' });
  return results.map(({ package_id }) => package_id ?? '');
}

interface Wanted {
  readonly channelOrderId: string;
  readonly ids: readonly string[];
  readonly carrier: string;
}

interface Provider {
  readonly shipping_allocate_type: string;
  readonly shipment_provider_code?: string;
}

async function providerOf(
  api: LazadaApi,
  channel: Channel,
  { channelOrderId, ids, carrier }: Wanted,
): Promise<Provider | NotNow> {
  const orders = [{ order_id: channelOrderId, order_item_ids: ids }];
  const answer = await api.run(channel, {
    method: 'GET',
    path: '/order/shipment/providers/get',
    parameters: { getShipmentProvidersReq: JSON.stringify({ orders }) },
    data: shipmentProviders,
  });
  if (answer.kind !== 'ok') return failureOf(answer);
  const { platform_default, shipment_providers, shipping_allocate_type } = answer.data;
  if (String(platform_default) === LAZADA_CHOOSES) return { shipping_allocate_type };
  const offered = (shipment_providers ?? []).map(({ name, provider_code }) => ({
    name,
    id: provider_code,
  }));
  const found = carrierNamed(offered, carrier);
  return found === undefined
    ? notNow(`Lazada knows no carrier named ${carrier} for this order`)
    : { shipping_allocate_type, shipment_provider_code: found.id };
}
