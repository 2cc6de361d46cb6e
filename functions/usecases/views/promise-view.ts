import type { Consignment } from '../../domain/consignment/consignment.ts';
import { promiseStanding } from '../../domain/consignment/promise-standing.ts';
import { after } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../ports/services.ts';

/** A parcel that is promised and not shipped, as operators see it. */
export function promiseView(consignment: Consignment, now: Instant) {
  const { consignmentId, orderNumber, displayNumber, channelId, warehouseId } = consignment;
  const { status, hold, promise } = consignment;
  const next = promiseStanding(consignment);
  return {
    ...{ consignmentId, orderNumber, displayNumber, channelId, warehouseId, status },
    holdReason: hold?.reason,
    shipBy: promise?.shipBy,
    handoverBy: promise?.handoverBy,
    next: next?.of,
    deadline: next?.deadline,
    isMissed: next !== undefined && next.deadline < now,
  };
}

/** What became of a channel's promises in a period. */
export interface PromiseRate {
  readonly channelId: string;
  /** Deadlines that fell in the period: those kept, missed, and missed and still not shipped. */
  readonly due: number;
  readonly kept: number;
  readonly late: number;
  readonly notShipped: number;
  /** Of those due, in hundredths of a percent; absent where none was. */
  readonly lateRate?: number;
}

/**
 * The late rate of each channel of a merchant. A promise counts on the day of its deadline, once
 * that has passed; one that is not shipped by then is late. weak: marketplaces reckon their own
 * rates over windows of their own, and theirs decide.
 *
 * @param from first day, `YYYY-MM-DD`, UTC
 * @param to last day
 */
export async function promiseRates(
  { orders, directory, clock }: Pick<Services, 'orders' | 'directory' | 'clock'>,
  merchantId: string,
  from: string,
  to: string,
): Promise<readonly PromiseRate[]> {
  const end = after(`${to}T00:00:00.000Z`, { days: 1 });
  const now = clock.now();
  const period = { from: `${from}T00:00:00.000Z`, before: end < now ? end : now };
  const channels = await directory.channels(merchantId);
  return Promise.all(
    channels.map(async ({ channelId }): Promise<PromiseRate> => {
      const { kept, late, open } = await orders.promiseCount({ merchantId, channelId, ...period });
      const due = kept + late + open;
      const missed = late + open;
      const lateRate = due === 0 ? undefined : Math.round((missed * 10_000) / due);
      return { channelId, due, kept, late: missed, notShipped: open, lateRate };
    }),
  );
}
