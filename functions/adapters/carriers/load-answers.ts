import type * as z from 'zod/mini';
import type { LoadFact } from '../../domain/load/load-events.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import { loadMovement } from './messages.ts';

type Movement = z.output<typeof loadMovement>;

/** A carrier's message about a load, understood. */
export function loadAnswerOf(message: Movement): LoadAnswer {
  return { messageId: message.messageId, loadId: message.loadId, facts: [movementFact(message)] };
}

/** What happened to a load so far, in the carrier's order. Messages we cannot read are left out. */
export function loadMovementsSoFar(
  messages: readonly unknown[],
  loadId: string,
): readonly LoadFact[] {
  return messages
    .map((message) => loadMovement.safeParse(message).data)
    .filter((message) => message !== undefined)
    .filter((message) => message.loadId === loadId)
    .sort((a, b) => a.seq - b.seq)
    .map(movementFact);
}

function movementFact({ type, occurredAt, place }: Movement): LoadFact {
  return { type: type === 'load.departed' ? 'departed' : 'arrived', occurredAt, place };
}
