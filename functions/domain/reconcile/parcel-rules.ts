import { isTerminal } from '../consignment/consignment-states.ts';
import { after } from '../instant.ts';
import type { Duration } from '../instant.ts';
import { leavesReleased, travelsInLoad } from '../consignment/travels-in-load.ts';
import type { ConsignmentRule, ConsignmentView } from './consignment-view.ts';
import { isReleased, listStanding } from './list-standing.ts';

/** A released parcel leaves the same day. weak: custom of the zones, no regulation. */
const GATED_WITHIN: Duration = { days: 1 };

/** Our parcels against the parcels that the warehouse has, and both against the release. */
export const PARCEL_RULES: readonly ConsignmentRule[] = [
  {
    code: 'gated-without-release',
    find: (view) => {
      const { consignment, parcel } = view;
      const { gatedOutAt } = consignment;
      if ((gatedOutAt === undefined && !isGoneThere(parcel)) || mayGo(view)) return undefined;
      return {
        detail: 'Nothing passes the gate before customs releases exactly its list.',
        ours: `list ${listStanding(consignment)?.status ?? 'not answered'}`,
        theirs: isGoneThere(parcel) ? 'gated out' : `gated out ${gatedOutAt ?? ''}`,
      };
    },
  },
  {
    code: 'released-not-gated',
    find: ({ consignment, settledBy }) => {
      const { gatedOutAt, status, unwind } = consignment;
      const releasedAt = listStanding(consignment)?.releasedAt;
      const isKept = isTerminal(status) || unwind.parcelStoppedAt !== undefined;
      if (releasedAt === undefined || gatedOutAt !== undefined || isKept) return undefined;
      if (after(releasedAt, GATED_WITHIN) >= settledBy) return undefined;
      return {
        detail: 'A released list stands for goods that have left the book.',
        ours: `released ${releasedAt}`,
        theirs: 'not gated out',
      };
    },
  },
  {
    code: 'gated-there-only',
    find: (view) => {
      const { consignment, parcel } = view;
      if (consignment.gatedOutAt !== undefined || !isGoneThere(parcel) || !mayGo(view))
        return undefined;
      return {
        detail: 'The warehouse’s message was lost: asking for the parcel again finds it.',
        ours: 'not gated out',
        theirs: 'gated out',
      };
    },
  },
  {
    code: 'gated-here-only',
    find: ({ consignment: { gatedOutAt }, parcel }) => {
      if (gatedOutAt === undefined || typeof parcel !== 'object' || parcel.gatedOut) {
        return undefined;
      }
      return {
        detail: 'The warehouse reported it gone before.',
        ours: `gated out ${gatedOutAt}`,
        theirs: 'not gated out',
      };
    },
  },
  {
    code: 'parcel-unknown-there',
    find: ({ consignment: { warehouseAcceptedAt }, parcel }) => {
      if (warehouseAcceptedAt === undefined || parcel !== 'unknown') return undefined;
      return {
        detail: 'The warehouse accepted it before.',
        ours: `accepted ${warehouseAcceptedAt}`,
        theirs: 'unknown',
      };
    },
  },
];

function isGoneThere(parcel: ConsignmentView['parcel']): boolean {
  return typeof parcel === 'object' && parcel.gatedOut;
}

/**
 * The parcel may pass the gate: no list is due, or it is released, if only by what customs says
 * now. What travels in a load is released on customs' site, after the warehouse's gate, unless its load
 * takes what is released only.
 */
function mayGo({ consignment, list }: ConsignmentView): boolean {
  const { generalDeclaration } = consignment;
  const isReleasedLater = travelsInLoad(consignment) && !leavesReleased(consignment);
  if (isReleasedLater || generalDeclaration !== undefined) return true;
  const ours = listStanding(consignment);
  const releasedThere = typeof list === 'object' && isReleased(list.status);
  return ours === undefined || ours.releasedAt !== undefined || releasedThere;
}
