import type { Consignment } from '../domain/consignment/consignment.ts';
import { returnRefusal } from '../domain/consignment/return-rules.ts';
import type { ReturnRefusal } from '../domain/consignment/return-rules.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import { recordCommand } from './record-command.ts';
import type { SeenVersions } from './seen-versions.ts';
import type { MoveServices } from './record-news.ts';

/** `stale`: not what was seen. */
export type ReturnResult =
  | { readonly kind: 'accepted' | 'stale' | 'unknown' }
  | ({ readonly kind: 'refused' } & ReturnRefusal);

/**
 * Takes a consignment back that left the gate: under way, the stage it waits in is left for Unwind
 * in the same write; delivered, it is taken up again by another execution, which passes Dispatch
 * and goes there. A start that gets lost is repeated by the sweep.
 *
 * @param reason the operator's words, which customs gets too; at most 200 characters are kept
 * @param by who did it, for the audit trail
 */
export async function requestReturn(
  services: MoveServices,
  consignmentId: string,
  reason: string,
  by: string,
  seen: SeenVersions = 'any',
): Promise<ReturnResult> {
  const now = services.clock.now();
  let refusal: ReturnRefusal | undefined;
  const draft = await recordCommand(services, consignmentId, seen, (current) => {
    refusal = returnRefusal(current.consignment, now);
    const fact = { type: 'return-requested' as const, reason: reason.slice(0, 200), by };
    return refusal === undefined ? withFacts(current, { facts: [fact] }, now) : undefined;
  });
  if (draft === 'stale') return { kind: 'stale' };
  if (refusal !== undefined) return { kind: 'refused', ...refusal };
  if (draft === undefined) return { kind: 'unknown' };
  await restartReturn(services, draft.consignment);
  return { kind: 'accepted' };
}

/** Starts the execution of what is to come back after its end, unless it is in Unwind already. */
export async function restartReturn(
  { workflow }: Pick<Services, 'workflow'>,
  consignment: Consignment | undefined,
): Promise<void> {
  const { consignmentId = '', stage, status, restarts } = consignment ?? {};
  if (status !== 'unwinding' || stage !== undefined) return;
  await workflow.start(consignmentId, restarts);
}
