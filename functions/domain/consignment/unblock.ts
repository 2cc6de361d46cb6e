import type { ConsignmentStatus } from './consignment-states.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';
import { unblockedLimits } from './fold-limits.ts';
import { countStanding, isCountedAnew } from './return-tally.ts';
import type { Stage } from './stages.ts';

/** The status of a consignment that is in a stage and not held. */
export const STATUS_OF_STAGE: { readonly [S in Stage]: ConsignmentStatus } = {
  dispatch: 'dispatching',
  declare: 'declaring',
  'hand-off': 'handing-off',
  confirm: 'in-transit',
  unwind: 'unwinding',
  'needs-operator': 'needs-operator',
};

/** An operator acted: what stood in the way is looked at afresh. */
export function unblocked(consignment: Consignment): Consignment {
  const { stage, preAdvice } = consignment;
  const documents = supersedeRefused(consignment);
  return {
    ...consignment,
    waybillRecord: waybillDiffers(consignment) ? undefined : consignment.waybillRecord,
    preAdvice: preAdvice?.status === 'accepted' ? preAdvice : undefined,
    hold: undefined,
    refusal: undefined,
    refusedAsk: undefined,
    match: [],
    documents,
    unwind: countStanding({ ...consignment, documents }),
    limits: unblockedLimits(consignment.limits),
    status: stage === undefined ? consignment.status : STATUS_OF_STAGE[stage],
  };
}

/** What customs rejected, a partner would not take, or did not match, goes out as a new version. */
function supersedeRefused(consignment: Consignment): Consignment['documents'] {
  const { documents, refusedAsk } = consignment;
  const again = (kind: string, { rejected }: DocumentFacts) =>
    rejected !== undefined ||
    refusedAsk?.ask === `document-${kind}` ||
    isCountedAnew(consignment, kind) ||
    (WAYBILLS.includes(kind) && waybillDiffers(consignment));
  return Object.fromEntries(
    Object.entries(documents).map(([kind, document]) => [
      kind,
      again(kind, document) ? { ...document, superseded: true } : document,
    ]),
  );
}

const WAYBILLS = ['511', '505'];

/** Then its firm is asked to declare it anew. */
function waybillDiffers({ match }: Consignment): boolean {
  return match.some(
    ({ ok, right }) => !ok && WAYBILLS.some((kind) => right.startsWith(`${kind}.`)),
  );
}
