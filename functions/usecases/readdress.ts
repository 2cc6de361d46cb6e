import { BY_CHANNEL } from '../domain/consignment/held-back.ts';
import { addressChanges, mayBeReaddressed } from '../domain/consignment/readdress.ts';
import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import { withFacts } from './draft.ts';
import { heldOffClock } from './held-off-clock.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/**
 * Gives a parcel that nobody was asked for yet the address, and the telephones with it, that its
 * channel tells now. What held it for them goes on; it is screened anew.
 *
 * @returns whether the parcel goes there, also when that was recorded before, in a try that was cut
 *   short
 */
export async function readdress(
  services: MoveServices,
  consignmentId: string,
  { shipTo, identity }: Pick<IncomingOrder, 'shipTo' | 'identity'>,
): Promise<boolean> {
  let goesThere = false;
  await recordNews(services, consignmentId, async (draft) => {
    const { consignment, task } = draft;
    goesThere = addressChanges(consignment.shipTo, shipTo, {}).length === 0;
    if (goesThere || !mayBeReaddressed(consignment, task, shipTo)) return undefined;
    goesThere = true;
    const now = services.clock.now();
    const summary = await services.vault.seal(consignment.orderId, identity);
    const changes = addressChanges(consignment.shipTo, shipTo, summary);
    const fact = { type: 'fixed', changes, by: BY_CHANNEL } as const;
    return withFacts(heldOffClock(draft, now), { facts: [fact] }, now);
  });
  return goesThere;
}
