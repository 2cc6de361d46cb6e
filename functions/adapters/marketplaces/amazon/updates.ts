import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Marketplace, NoticeResult } from '../../../ports/marketplace.ts';
import { carrierNamed } from '../carrier-named.ts';
import { marketUpdates } from '../market-updates.ts';
import type { ParcelNotice } from '../market-updates.ts';
import { doneOr, failureOf, notNow, TOLD } from '../notice-result.ts';
import { confirmationPath, ORDERS_PATH, packagesOfOrder } from './messages.ts';
import type { shipmentConfirmation } from './messages.ts';
import type { SellingPartnerClient } from './selling-partner-client.ts';

/** weak: some of the carrier codes that Amazon lists; any other is `Other` with its name. */
const CARRIERS = [
  ...['4PX', 'China Post', 'DHL', 'EMS', 'FedEx', 'Royal Mail', 'SF Express', 'UPS', 'USPS'],
].map((name) => ({ id: name, name }));

/**
 * Updates to Amazon: each package is confirmed once, with what is in it. Amazon has no call by which
 * a seller's system answers a buyer's wish to cancel, and follows parcels itself.
 */
export function amazonUpdates(seller: SellingPartnerClient): Marketplace {
  return marketUpdates({ shipped: (channel, notice) => confirm(seller, channel, notice) });
}

async function confirm(
  seller: SellingPartnerClient,
  channel: Channel,
  notice: ParcelNotice,
): Promise<NoticeResult> {
  const { order, waybillNumber } = notice;
  const { site } = channel;
  if (site === undefined)
    return notNow(`no marketplace id (site) for channel ${channel.channelId}`);
  const path = `${ORDERS_PATH}/${encodeURIComponent(order.channelOrderId)}?includedData=PACKAGES`;
  const found = await seller.read(channel, path, packagesOfOrder);
  if (found.kind !== 'ok') return failureOf(found);
  const packages = found.data.order.packages ?? [];
  if (packages.some(({ trackingNumber }) => trackingNumber === waybillNumber)) return TOLD;
  const body = confirmationOf(site, notice);
  return doneOr(await seller.confirm(channel, confirmationPath(order.channelOrderId), body));
}

function confirmationOf(
  marketplaceId: string,
  { order, consignment, waybillNumber, at }: ParcelNotice,
): z.input<typeof shipmentConfirmation> {
  const { name } = consignment.parties.logistics;
  const carrier = carrierNamed(CARRIERS, name);
  const number = order.consignmentIds.indexOf(consignment.consignmentId) + 1;
  return {
    marketplaceId,
    packageDetail: {
      packageReferenceId: String(Math.max(number, 1)),
      ...(carrier ? { carrierCode: carrier.id } : { carrierCode: 'Other', carrierName: name }),
      trackingNumber: waybillNumber,
      shipDate: at,
      orderItems: consignment.lines.map(({ lineId, quantity }) => ({
        orderItemId: lineId,
        quantity,
      })),
    },
  };
}
