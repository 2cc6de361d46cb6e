import type { Consignment } from '../../domain/consignment/consignment.ts';
import { timelineText } from '../../domain/consignment/timeline.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../ports/services.ts';
import { listClocks } from './list-clocks.ts';

/** Consignments that the board looks back at; the store is asked for this many at once. */
const LOOKED_AT = 500;
const EVENTS_SHOWN = 20;

/** One event of any consignment, for the board. */
export interface RecentEvent {
  readonly at: Instant;
  readonly consignmentId: string;
  /** The order's number as its buyer knows it. */
  readonly displayNumber: string;
  readonly type: string;
  readonly text: string;
}

/**
 * What the newest 500 consignments of a merchant tell: their last 20 events and how long their
 * lists took. The costly part of the board; what it says may be shown for a while.
 */
export async function latest({ orders }: Pick<Services, 'orders'>, merchantId: string) {
  const { items } = await orders.list({ merchantId, limit: LOOKED_AT });
  return { recent: await recentEvents({ orders }, items), clocks: listClocks(items) };
}

export type Latest = Awaited<ReturnType<typeof latest>>;

/** The last events belong to the consignments that changed last: no others are read. */
async function recentEvents(
  { orders }: Pick<Services, 'orders'>,
  consignments: readonly Consignment[],
): Promise<readonly RecentEvent[]> {
  const changed = [...consignments]
    .sort((a, b) => byMoment(b.updatedAt, a.updatedAt))
    .slice(0, EVENTS_SHOWN);
  const trails = await Promise.all(
    changed.map(async ({ consignmentId, displayNumber }) =>
      (await orders.events(consignmentId))
        .slice(-EVENTS_SHOWN)
        .map((event) => ({ ...event, displayNumber })),
    ),
  );
  return trails
    .flat()
    .sort((a, b) => byMoment(b.at, a.at) || b.version - a.version)
    .slice(0, EVENTS_SHOWN)
    .map((event) => ({
      at: event.at,
      consignmentId: event.consignmentId,
      displayNumber: event.displayNumber,
      type: event.type,
      text: timelineText(event),
    }));
}

function byMoment(a: Instant, b: Instant): number {
  return a < b ? -1 : Number(a > b);
}
