import type { Services } from '../../ports/services.ts';
import { NO_MERCHANT } from '../open-case.ts';

const MOST_CASES = 200;

/**
 * Cases of a merchant and those that nobody's data names, newest first. At most 200 of each: more
 * than that is not read by anybody.
 */
export async function casesOf({ orders }: Pick<Services, 'orders'>, merchantId: string) {
  const merchants = [...new Set([merchantId, NO_MERCHANT])];
  const found = await Promise.all(merchants.map((each) => orders.cases(each, MOST_CASES)));
  return found
    .flat()
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -Number(a.openedAt > b.openedAt)))
    .map(({ merchantId: _merchant, ...shown }) => shown);
}
