import { difference } from '../../domain/reconcile/difference.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import type { Services } from '../../ports/services.ts';
import type { PartnerAnswers } from './partner-answers.ts';

/** Looked up at a time. */
const BATCH = 100;

/** Every id under which a partner has something. */
export function idsOfPartners({ books, parcels }: PartnerAnswers): Set<string> {
  const ids = new Set<string>();
  for (const there of parcels.values()) for (const id of there.keys()) ids.add(id);
  for (const { lists } of books.values()) for (const id of lists?.keys() ?? []) ids.add(id);
  return ids;
}

/**
 * Parcels and lists that partners have and that are no consignment of anybody here.
 *
 * @param unmatched what a walk over the merchant's consignments left over. It is looked up once
 *   more: it may be younger than the walk, or another merchant's.
 */
export async function unknownToUs(
  services: Pick<Services, 'orders'>,
  answers: PartnerAnswers,
  unmatched: ReadonlySet<string>,
): Promise<readonly Difference[]> {
  const ids = [...unmatched].sort();
  const found: Difference[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const known = await Promise.all(batch.map((id) => services.orders.consignment(id)));
    const strangers = batch.filter((_id, index) => known[index] === undefined);
    found.push(...strangers.flatMap((id) => [...parcelsOf(answers, id), ...listsOf(answers, id)]));
  }
  return found;
}

function parcelsOf({ parcels }: PartnerAnswers, id: string): readonly Difference[] {
  return [...parcels].flatMap(([warehouseId, there]) => {
    const parcel = there.get(id);
    if (parcel === undefined) return [];
    const finding = {
      detail: `Warehouse ${warehouseId} has it under this id.`,
      ours: 'unknown',
      theirs: parcel.gatedOut ? 'gated out' : 'not gated out',
    };
    return [difference('unknown-parcel', id, finding)];
  });
}

function listsOf({ books }: PartnerAnswers, id: string): readonly Difference[] {
  return [...books.values()].flatMap(({ accountBook, lists }) => {
    const list = lists?.get(id);
    if (list === undefined) return [];
    const finding = {
      detail: `It stands in account book ${accountBook}.`,
      ours: 'unknown',
      theirs: `${list.listNumber ?? 'no number'}, ${list.status}`,
    };
    return [difference('unknown-list', id, finding)];
  });
}
