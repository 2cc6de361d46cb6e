import { summaryGroupText } from '../../domain/summary/summary-id.ts';
import type { SummaryGroup } from '../../domain/summary/summary.ts';
import { summedList } from '../../domain/summary/summed-list.ts';
import type { Services } from '../../ports/services.ts';

/** Released lists of one group, oldest consignment last. */
export interface GroupedLists {
  readonly group: SummaryGroup;
  readonly listNumbers: readonly string[];
}

/** Consignments held in memory at a time. */
const PAGE = 100;

/**
 * The lists of a merchant that customs released in a month for a declaration in sum, by what one
 * application must share. Walks over all of the merchant's consignments, page by page: a list may
 * be released long after its order came.
 */
export async function listsOfMonth(
  { orders }: Pick<Services, 'orders'>,
  merchantId: string,
  month: string,
): Promise<readonly GroupedLists[]> {
  const groups = new Map<string, { group: SummaryGroup; listNumbers: string[] }>();
  let cursor: string | undefined;
  do {
    const page = await orders.list({ merchantId, limit: PAGE, cursor });
    for (const list of page.items.map(summedList)) {
      if (list?.group.month !== month) continue;
      const { group, listNumber } = list;
      const key = summaryGroupText(group);
      const known = groups.get(key) ?? { group, listNumbers: [] };
      known.listNumbers.push(listNumber);
      groups.set(key, known);
    }
    ({ cursor } = page);
  } while (cursor !== undefined);
  return [...groups.values()];
}
