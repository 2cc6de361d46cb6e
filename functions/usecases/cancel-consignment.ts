import { isTerminal } from '../domain/consignment/consignment-states.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import { withFacts } from './draft.ts';
import { recordCommand } from './record-command.ts';
import type { SeenVersions } from './seen-versions.ts';
import type { MoveServices } from './record-news.ts';

/** `too-late`: the parcel has left; the cancellation is recorded and answered so. `stale`: not what was seen. */
export type CancelResult = 'accepted' | 'too-late' | 'already' | 'stale' | 'unknown';

/**
 * Records the intent to cancel. One conditional write decides between it and a racing answer: if a
 * task waits, the same write answers it, and the workflow unwinds; between two stages the next one
 * finds the intent. After gate-out it is too late, and the channel is told so.
 *
 * @param reason the channel's or operator's words, at most 200 characters are kept
 */
export async function cancelConsignment(
  services: MoveServices,
  consignmentId: string,
  reason: string,
  by: string,
  seen: SeenVersions = 'any',
): Promise<CancelResult> {
  const now = services.clock.now();
  const stored = await services.orders.consignment(consignmentId);
  if (stored === undefined) return 'unknown';
  const draft = await recordCommand(services, consignmentId, seen, (current) => {
    const { consignment } = current;
    if (consignment.cancel !== undefined) return undefined;
    const tooLate = consignment.gatedOutAt !== undefined || isTerminal(consignment.status);
    const answer: ConsignmentFact = {
      type: 'cancel-answered',
      answer: tooLate ? 'too-late' : 'accepted',
    };
    const intent: ConsignmentFact = { type: 'cancel-requested', reason: reason.slice(0, 200), by };
    return withFacts(current, { facts: [intent, answer] }, now);
  });
  if (draft === 'stale') return draft;
  if (draft === undefined) return 'already';
  return draft.consignment.cancel?.answer ?? 'accepted';
}
