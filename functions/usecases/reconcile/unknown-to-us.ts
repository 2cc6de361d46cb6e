import { difference } from '../../domain/reconcile/difference.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import type { Services } from '../../ports/services.ts';
import type { PartnerAnswers } from './partner-answers.ts';

/**
 * Parcels and lists that partners have and that are no consignment of anybody here. Ids that the
 * walk did not meet are looked up: they may be younger than it, or another merchant's.
 */
export async function unknownToUs(
  services: Pick<Services, 'orders'>,
  { books, parcels }: PartnerAnswers,
  seen: ReadonlySet<string>,
): Promise<readonly Difference[]> {
  const strangers = async (ids: Iterable<string>): Promise<readonly string[]> => {
    const unseen = [...ids].filter((id) => !seen.has(id));
    const known = await Promise.all(unseen.map((id) => services.orders.consignment(id)));
    return unseen.filter((_id, index) => known[index] === undefined);
  };
  const found: Difference[] = [];
  for (const [warehouseId, there] of parcels) {
    for (const id of await strangers(there.keys())) {
      const state = there.get(id)?.gatedOut === true ? 'gated out' : 'not gated out';
      found.push(
        difference('unknown-parcel', id, {
          detail: `Warehouse ${warehouseId} has it under this id.`,
          ours: 'unknown',
          theirs: state,
        }),
      );
    }
  }
  for (const { accountBook, lists } of books.values()) {
    for (const id of await strangers(lists?.keys() ?? [])) {
      const { status = '', listNumber = 'no number' } = lists?.get(id) ?? {};
      found.push(
        difference('unknown-list', id, {
          detail: `It stands in account book ${accountBook}.`,
          ours: 'unknown',
          theirs: `${listNumber}, ${status}`,
        }),
      );
    }
  }
  return found;
}
