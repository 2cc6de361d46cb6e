import { isTerminal } from '../consignment/consignment-states.ts';
import { after } from '../instant.ts';
import type { Duration } from '../instant.ts';
import type { ConsignmentRule, ConsignmentView } from './consignment-view.ts';
import { difference } from './difference.ts';
import type { Difference } from './difference.ts';
import { LIST_RULES } from './list-rules.ts';
import { PARCEL_RULES } from './parcel-rules.ts';

/** The sweep repeats what got lost within minutes. */
const PICKED_UP_WITHIN: Duration = { hours: 1 };

const COURSE_RULES: readonly ConsignmentRule[] = [
  {
    code: 'delivered-there-only',
    find: ({ consignment, carrierDeliveredAt, settledBy }) => {
      if (carrierDeliveredAt === undefined || consignment.deliveredAt !== undefined)
        return undefined;
      if (after(carrierDeliveredAt, PICKED_UP_WITHIN) >= settledBy) return undefined;
      return {
        detail: 'The last scan was lost: asking the carrier again finds it.',
        ours: 'not delivered',
        theirs: `delivered ${carrierDeliveredAt}`,
      };
    },
  },
  {
    code: 'lost',
    find: ({ consignment: { status, updatedAt }, task, settledBy }) => {
      if (isTerminal(status) || task?.status === 'waiting') return undefined;
      if (after(updatedAt, PICKED_UP_WITHIN) >= settledBy) return undefined;
      return {
        detail: `Nothing happened since ${updatedAt}, and no task waits for anybody.`,
        ours: status,
        theirs: task === undefined ? 'no task' : `task ${task.status}`,
      };
    },
  },
];

const RULES = [...PARCEL_RULES, ...LIST_RULES, ...COURSE_RULES];

/** Everything about one consignment that does not agree, parcel first. */
export function compareConsignment(view: ConsignmentView): readonly Difference[] {
  return RULES.flatMap(({ code, find }) => {
    const finding = find(view);
    return finding === undefined ? [] : [difference(code, view.consignment.consignmentId, finding)];
  });
}
