import type { Channel } from '../../ports/directory.ts';
import type {
  ConsignmentNotice,
  Marketplace,
  Notice,
  NoticeResult,
} from '../../ports/marketplace.ts';
import { publicWaybillNumber } from './public-waybill.ts';
import { NOT_WANTED, notNow } from './notice-result.ts';

/** A parcel under way, as its channel is told. */
export interface ParcelNotice extends ConsignmentNotice {
  /** The number under which buyer and channel follow it. */
  readonly waybillNumber: string;
}

/** What a marketplace can be told, in its own terms; each looks first, so that a repeat does nothing twice. */
export interface MarketTerms {
  readonly shipped: (channel: Channel, notice: ParcelNotice) => Promise<NoticeResult>;
  /** Absent where the marketplace follows parcels itself. */
  readonly delivered?: (channel: Channel, notice: ParcelNotice) => Promise<NoticeResult>;
  /** Absent where cancellations are decided before we hear of them. */
  readonly answerCancellation?: (
    channel: Channel,
    notice: Notice,
    answer: 'accept' | 'reject',
  ) => Promise<NoticeResult>;
}

/** Updates to a marketplace that shows its orders itself: that we took, refuse or hold one has no place there. */
export function marketUpdates(terms: MarketTerms): Marketplace {
  const accepted = async (channel: Channel, notice: Notice): Promise<NoticeResult> =>
    terms.answerCancellation?.(channel, notice, 'accept') ?? NOT_WANTED;
  return {
    tell: async (channel, notice) => {
      switch (notice.kind) {
        case 'accepted':
        case 'held':
        case 'order-refused':
        case 'change-answered':
          return NOT_WANTED;
        case 'shipped':
          return withWaybill(channel, notice, terms.shipped);
        case 'delivered':
          return terms.delivered === undefined
            ? NOT_WANTED
            : withWaybill(channel, notice, terms.delivered);
        case 'cancelled':
          // While other parcels go their way the order is not cancelled.
          return notice.whole ? accepted(channel, notice) : NOT_WANTED;
        case 'order-cancelled':
          return accepted(channel, notice);
        case 'cancel-refused':
          return terms.answerCancellation?.(channel, notice, 'reject') ?? NOT_WANTED;
      }
    },
    // None of them names the payment's transaction.
    paymentTransaction: () => Promise.resolve(undefined),
  };
}

async function withWaybill(
  channel: Channel,
  notice: ConsignmentNotice,
  tell: MarketTerms['shipped'],
): Promise<NoticeResult> {
  const waybillNumber = publicWaybillNumber(notice.consignment);
  return waybillNumber === undefined
    ? notNow('the parcel has no public waybill number')
    : tell(channel, { ...notice, waybillNumber });
}
