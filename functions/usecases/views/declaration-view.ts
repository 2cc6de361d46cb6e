import type { ConsignmentEvent } from '../../domain/consignment/consignment-events.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { customsStop } from '../../domain/consignment/customs-stop.ts';
import { declarationLife } from '../../domain/customs/declaration-life.ts';
import type { DeclarationState } from '../../domain/customs/declaration-life.ts';

/** While customs has the goods the parcel stays where it is. */
const BLOCKING: readonly DeclarationState[] = ['in-review', 'inspection', 'detained'];

/**
 * The declaration of a consignment with every state it came into; undefined where nothing is
 * declared. `blocked`: customs keeps the parcel; `heldFrom`: when an operator is asked about it.
 */
export function declarationView(consignment: Consignment, events: readonly ConsignmentEvent[]) {
  const life = declarationLife(events);
  const last = life?.at(-1);
  if (life === undefined || last === undefined) return undefined;
  const { state, since } = last;
  return {
    state,
    since,
    blocked: BLOCKING.includes(state),
    heldFrom: BLOCKING.includes(state) ? customsStop(consignment)?.until : undefined,
    steps: life,
  };
}
