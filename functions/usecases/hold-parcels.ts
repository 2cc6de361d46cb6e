import { mayBeHeldBack } from '../domain/consignment/held-back.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Order } from '../domain/order/order.ts';
import { withFacts } from './draft.ts';
import type { Draft } from './draft.ts';
import { heldOffClock } from './held-off-clock.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/**
 * Holds back every parcel of an order that can still stand: it stops where it would have asked
 * somebody for more. Repeating it changes nothing.
 *
 * @param reason the channel's words
 */
export async function holdParcels(
  services: MoveServices,
  { consignmentIds }: Order,
  reason: string,
): Promise<void> {
  for (const id of consignmentIds) {
    await recordNews(services, id, (draft) =>
      mayBeHeldBack(draft.consignment, draft.task)
        ? withFact(services, draft, { type: 'held-back', reason })
        : undefined,
    );
  }
}

/** Lets every parcel of an order go on that its channel held back. Repeating it changes nothing. */
export async function letParcelsGo(
  services: MoveServices,
  { consignmentIds }: Order,
): Promise<void> {
  for (const id of consignmentIds) {
    await recordNews(services, id, (draft) =>
      draft.consignment.heldBack === undefined
        ? undefined
        : withFact(services, heldOffClock(draft, services.clock.now()), { type: 'let-go' }),
    );
  }
}

function withFact({ clock }: MoveServices, draft: Draft, fact: ConsignmentFact): Draft {
  return withFacts(draft, { facts: [fact] }, clock.now());
}
