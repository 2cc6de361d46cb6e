import { isNews } from '../domain/consignment/is-news.ts';
import type { Order } from '../domain/order/order.ts';
import { withFacts } from './draft.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/**
 * Lets the parcels of a planned order that are not shipped yet be promised for when its channel
 * wants them now. Repeating it changes nothing.
 */
export async function movePromises(
  services: MoveServices,
  { consignmentIds, promise }: Order,
): Promise<void> {
  if (promise === undefined) return;
  const fact = { type: 'promise-moved', promise } as const;
  for (const id of consignmentIds) {
    await recordNews(services, id, (draft) =>
      isNews(draft.consignment, fact)
        ? withFacts(draft, { facts: [fact] }, services.clock.now())
        : undefined,
    );
  }
}
