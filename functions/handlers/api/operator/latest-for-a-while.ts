import type { Services } from '../../../ports/services.ts';
import { latest } from '../../../usecases/views/latest.ts';
import type { Latest } from '../../../usecases/views/latest.ts';

/** Wall time: every open board asks once a second, and reading 500 consignments is dear. */
const KEPT_MILLISECONDS = 2_000;

interface Kept {
  readonly until: number;
  readonly value: Promise<Latest>;
}

/** The look back of the board, read at most every two seconds per merchant however many boards ask. */
export function latestForAWhile(
  services: Pick<Services, 'orders' | 'clock'>,
): (merchantId: string) => Promise<Latest> {
  const kept = new Map<string, Kept>();
  return (merchantId) => {
    const now = Date.parse(services.clock.wall());
    for (const [id, { until }] of kept) if (until <= now) kept.delete(id);
    const known = kept.get(merchantId);
    if (known !== undefined) return known.value;
    const value = latest(services, merchantId);
    kept.set(merchantId, { until: now + KEPT_MILLISECONDS, value });
    // A fault is not kept: the next request tries again.
    value.catch(() => kept.delete(merchantId));
    return value;
  };
}
