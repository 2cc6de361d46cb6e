import type * as z from 'zod/mini';
import type { LoadFact } from '../../domain/load/load-events.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import { loadGatedOut } from './messages.ts';

/** A message of a warehouse about a load, understood. */
export function loadAnswerOf(message: z.output<typeof loadGatedOut>): LoadAnswer {
  return { messageId: message.messageId, loadId: message.loadId, facts: [loadFact(message)] };
}

/** What happened to a load so far. Messages we cannot read are left out. */
export function loadFactsSoFar(messages: readonly unknown[], loadId: string): readonly LoadFact[] {
  return messages
    .map((message) => loadGatedOut.safeParse(message).data)
    .filter((message) => message !== undefined)
    .filter((message) => message.loadId === loadId)
    .map(loadFact);
}

function loadFact(message: z.output<typeof loadGatedOut>): LoadFact {
  const { occurredAt, plate, gatePass, packing } = message;
  return { type: 'gated-out', occurredAt, plate, gatePass, packing };
}
