import { CONSIGNMENT_STATES } from '../../../functions/domain/consignment/consignment-states.ts';
import type { ConsignmentEvent } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';

/** Moves of a trail that the state table does not know, e.g. `delivered → declaring`. */
export function illegalMoves(trail: readonly ConsignmentEvent[]): readonly string[] {
  let consignment: Consignment | undefined;
  return trail.flatMap((event) => {
    const before = consignment?.status;
    consignment = foldEvent(consignment, event);
    const { status } = consignment;
    if (before === undefined || before === status) return [];
    return CONSIGNMENT_STATES[before].includes(status) ? [] : [`${before} → ${status}`];
  });
}
