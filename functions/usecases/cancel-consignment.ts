import { isTerminal } from '../domain/consignment/consignment-states.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import { withFacts } from './draft.ts';
import { recordCommand } from './record-command.ts';
import type { SeenVersions } from './seen-versions.ts';
import type { MoveServices } from './record-news.ts';

/** `too-late`: the parcel has left; the cancellation is recorded and answered so. `stale`: not what was seen. */
export type CancelResult = 'accepted' | 'too-late' | 'already' | 'stale' | 'unknown';

/** Who wants a consignment cancelled, and why: the channel's or operator's words, at most 200 characters are kept. */
export interface Cancellation {
  readonly reason: string;
  readonly by: string;
  /** It makes room: its order is planned anew once it is back. */
  readonly replaced?: true;
}

/**
 * Records the intent to cancel. One conditional write decides between it and a racing answer: if a
 * task waits, the same write answers it, and the workflow unwinds; between two stages the next one
 * finds the intent. After gate-out it is too late, and the channel is told so.
 */
export async function cancelConsignment(
  services: MoveServices,
  consignmentId: string,
  { reason, ...others }: Cancellation,
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
    const asked = { reason: reason.slice(0, 200), ...others };
    const intent: ConsignmentFact = { type: 'cancel-requested', ...asked };
    return withFacts(current, { facts: [intent, answer] }, now);
  });
  if (draft === 'stale') return draft;
  if (draft === undefined) return 'already';
  return draft.consignment.cancel?.answer ?? 'accepted';
}
