import { setTimeout as wait } from 'node:timers/promises';
import type { OrderStore } from '../../functions/ports/order-store.ts';
import { anEvent, aStoredConsignment } from '../contracts/stored-records.ts';

const PAUSE_MILLISECONDS = 100;
const LONGEST_WAIT_MILLISECONDS = 30_000;

/**
 * Waits until the feed has counted everything committed before: commits a consignment of a merchant
 * of its own and waits until that one is counted.
 */
export async function feedHasCaughtUp(store: OrderStore): Promise<void> {
  const record = aStoredConsignment({ version: 1 });
  await store.commit({
    consignment: { record, expectedVersion: 0 },
    events: [anEvent(record.consignmentId, 1)],
  });
  for (let waited = 0; waited < LONGEST_WAIT_MILLISECONDS; waited += PAUSE_MILLISECONDS) {
    if ((await store.counts(record.merchantId)).accepted === 1) return;
    await wait(PAUSE_MILLISECONDS);
  }
  throw new Error('the feed does not count what is committed');
}
