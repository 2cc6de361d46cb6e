import { isTerminal } from '../../domain/consignment/consignment-states.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { Instant } from '../../domain/instant.ts';
import { bookShares } from '../../domain/reconcile/book-shares.ts';
import type { BookShare } from '../../domain/reconcile/book-shares.ts';
import { compareConsignment } from '../../domain/reconcile/compare-consignment.ts';
import type { ConsignmentView } from '../../domain/reconcile/consignment-view.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import type { Services } from '../../ports/services.ts';
import type { PartnerAnswers } from './partner-answers.ts';
import type { Unreachable } from './unreachable.ts';

type WalkServices = Pick<Services, 'orders' | 'carrier'>;

/** What the walk over one merchant's consignments found. */
export interface Walk {
  readonly consignments: number;
  readonly differences: readonly Difference[];
  /** Summed per account-book line. */
  readonly shares: ReadonlyMap<string, BookShare>;
}

/** What one run carries along. */
export interface WalkState {
  /** See `ConsignmentView`. */
  readonly settledBy: Instant;
  readonly unreachable: Unreachable;
  /** Ids that partners have; the walk takes out those of our consignments. */
  readonly unmatched: Set<string>;
}

/** Held in memory at a time. */
const PAGE = 100;

/** Compares all consignments of a merchant with what their partners say, page by page. */
export async function compareConsignments(
  services: WalkServices,
  merchantId: string,
  answers: PartnerAnswers,
  { settledBy, unreachable, unmatched }: WalkState,
): Promise<Walk> {
  const differences: Difference[] = [];
  const shares = new Map<string, BookShare>();
  let consignments = 0;
  let cursor: string | undefined;
  do {
    const page = await services.orders.list({ merchantId, limit: PAGE, cursor });
    const views = await Promise.all(
      page.items.map((each) => viewOf(services, each, answers, settledBy, unreachable)),
    );
    for (const view of views) {
      consignments += 1;
      unmatched.delete(view.consignment.consignmentId);
      differences.push(...compareConsignment(view));
      bookShares(view).forEach((share) => addShare(shares, share));
    }
    ({ cursor } = page);
  } while (cursor !== undefined);
  return { consignments, differences, shares };
}

/** Key of an account-book line. */
export function bookLineKey(accountBook: string, bookItem: string): string {
  return JSON.stringify([accountBook, bookItem]);
}

async function viewOf(
  services: WalkServices,
  listed: Consignment,
  { books, parcels }: PartnerAnswers,
  settledBy: Instant,
  unreachable: Unreachable,
): Promise<ConsignmentView> {
  const { consignmentId, warehouseId, parties } = listed;
  const parcelsThere = parcels.get(warehouseId);
  const lists = books.get(parties.accountBook ?? '')?.lists;
  const [{ task, consignment }, carrierDeliveredAt] = await Promise.all([
    withTask(services, listed),
    deliveredAt(services, listed, unreachable),
  ]);
  return {
    consignment,
    task,
    parcel: parcelsThere && (parcelsThere.get(consignmentId) ?? 'unknown'),
    list: lists && (lists.get(consignmentId) ?? 'unknown'),
    carrierDeliveredAt,
    settledBy,
  };
}

async function withTask({ orders }: WalkServices, listed: Consignment) {
  const { consignmentId, status } = listed;
  if (isTerminal(status)) return { consignment: listed };
  const task = await orders.currentTask(consignmentId);
  if (task?.status === 'waiting') return { consignment: listed, task };
  // Between two stages right now, or lost: only a record that is younger than the task tells.
  return { consignment: (await orders.consignment(consignmentId)) ?? listed, task };
}

/** When the carrier says it delivered a parcel that is on its way by our account. */
async function deliveredAt(
  { carrier }: WalkServices,
  consignment: Consignment,
  unreachable: Unreachable,
): Promise<Instant | undefined> {
  const { carrierId, gatedOutAt, deliveredAt: known } = consignment;
  const isUnderWay = gatedOutAt !== undefined && known === undefined;
  if (!isUnderWay || unreachable.has(carrierId)) return undefined;
  const result = await unreachable.ask(carrierId, () => carrier.query(consignment));
  if (result === undefined || result.kind === 'asked') return undefined;
  if (result.kind !== 'answered') {
    unreachable.note(carrierId, result.kind === 'refused' ? result.code : result.reason);
    return undefined;
  }
  const scans = result.facts.flatMap((fact) => (fact.type === 'tracked' ? [fact.event] : []));
  return scans.find((scan) => scan.status === 'DELIVERED')?.at;
}

function addShare(shares: Map<string, BookShare>, share: BookShare): void {
  const key = bookLineKey(share.accountBook, share.bookItem);
  const sum = shares.get(key);
  shares.set(
    key,
    sum === undefined
      ? share
      : {
          ...share,
          awaitingGate: sum.awaitingGate + share.awaitingGate,
          needed: sum.needed + share.needed,
          releasedThereOnly: sum.releasedThereOnly + share.releasedThereOnly,
          returnedThereOnly: sum.returnedThereOnly + share.returnedThereOnly,
          backInside: sum.backInside + share.backInside,
        },
  );
}
