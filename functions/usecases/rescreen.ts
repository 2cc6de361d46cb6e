import { outscreenedBy } from '../domain/consignment/screening.ts';
import type { StandingLists } from '../domain/consignment/screening.ts';
import type { ConsignmentStatus } from '../domain/consignment/consignment-states.ts';
import { after } from '../domain/instant.ts';
import { positiveListOn } from '../domain/screening/goods-lists.ts';
import type { SeenList } from '../domain/screening/hits.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';
import { seenList } from './screen-consignment.ts';

/** Screened anew per run; the rest comes with the next, a minute later. */
const PER_RUN = 500;
const PAGE = 100;
/** Until then some host may still remember, and screen against, the list before. */
const SETTLED_AFTER = { minutes: 3 };

/** Where a parcel has not departed. */
const BEFORE_DEPARTURE: readonly ConsignmentStatus[] = [
  ...(['accepted', 'dispatching', 'declaring', 'handing-off', 'held', 'needs-operator'] as const),
];

/**
 * Screens every parcel that has not departed against the lists that are kept now, where it was
 * screened against others: from its next move on nobody is asked for anything until that is done.
 * Once all are, nothing is looked at until another list is loaded or takes effect. Without lists that
 * can be read nothing is newer than what was screened against.
 *
 * @returns how many parcels were to be screened anew
 */
export async function rescreen(
  services: MoveServices & Pick<Services, 'directory'>,
): Promise<number> {
  const { screening, clock } = services;
  const lists = await standingLists(services);
  if (lists === undefined) return 0;
  const { name, loadedAt } = nameOf(lists);
  if (loadedAt === undefined || (await screening.rescreened()) === name) return 0;
  const outscreened = await findOutscreened(services, lists);
  for (const { consignmentId, list } of outscreened) {
    await recordNews(services, consignmentId, (draft) =>
      withFacts(draft, { facts: [{ type: 'screening-lapsed', list }] }, clock.now()),
    );
  }
  const isSettled = after(loadedAt, SETTLED_AFTER) <= clock.wall();
  if (outscreened.length === 0 && isSettled) await screening.keepRescreened(name);
  return outscreened.length;
}

async function standingLists({
  screening,
  clock,
}: Pick<Services, 'screening' | 'clock'>): Promise<StandingLists | undefined> {
  const on = clock.now().slice(0, 10);
  const [answer, goods] = await Promise.all([screening.list(on), screening.goods()]);
  if (answer.kind === 'outage' || goods === 'outage') return undefined;
  return { list: answer.kind === 'list' ? seenList(answer.list) : undefined, goods, on };
}

/** The lists in one text, and when the latest of them was loaded; undefined before any was. */
function nameOf({ list, goods, on }: StandingLists) {
  const { listId, effectiveFrom, loadedAt } = positiveListOn(goods, on);
  const moments = [list?.loadedAt, loadedAt, goods.restricted?.loadedAt];
  const name = [listId, effectiveFrom, ...moments].map((part) => part ?? '').join('|');
  return {
    name,
    loadedAt: moments
      .filter((moment) => moment !== undefined)
      .sort()
      .at(-1),
  };
}

interface Outscreened {
  readonly consignmentId: string;
  readonly list: SeenList;
}

async function findOutscreened(
  { directory, orders }: Pick<Services, 'directory' | 'orders'>,
  lists: StandingLists,
): Promise<readonly Outscreened[]> {
  const found: Outscreened[] = [];
  for (const { merchantId } of await directory.merchants()) {
    for (const status of BEFORE_DEPARTURE) {
      let cursor: string | undefined;
      do {
        const page = await orders.list({ merchantId, status, limit: PAGE, cursor });
        for (const each of page.items) {
          const list = outscreenedBy(each, lists);
          if (list !== undefined) found.push({ consignmentId: each.consignmentId, list });
        }
        if (found.length >= PER_RUN) return found;
        ({ cursor } = page);
      } while (cursor !== undefined);
    }
  }
  return found;
}
