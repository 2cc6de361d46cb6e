import { iossEvidence } from '../../domain/ioss/ioss-evidence.ts';
import type { IossEvidence } from '../../domain/ioss/ioss-evidence.ts';
import { iossMonthOf } from '../../domain/ioss/ioss-month.ts';
import type { IossMonth } from '../../domain/ioss/ioss-month.ts';
import type { Services } from '../../ports/services.ts';

const PER_PAGE = 100;

/**
 * What a merchant sold under IOSS numbers in a month (`YYYY-MM`, UTC), as it stands now. Reads the
 * merchant's consignments from the newest back to the month: a report, not for every page.
 */
export async function iossMonth(
  { orders }: Pick<Services, 'orders'>,
  merchantId: string,
  month: string,
): Promise<IossMonth> {
  const evidence: IossEvidence[] = [];
  let cursor: string | undefined;
  do {
    const page = await orders.list({ merchantId, limit: PER_PAGE, cursor });
    const sold = page.items.filter(({ createdAt }) => createdAt.startsWith(`${month}-`));
    evidence.push(...sold.flatMap((each) => iossEvidence(each) ?? []));
    const oldest = page.items.at(-1)?.createdAt.slice(0, 7) ?? '';
    cursor = oldest < month ? undefined : page.cursor;
  } while (cursor !== undefined);
  return iossMonthOf(merchantId, month, evidence);
}
