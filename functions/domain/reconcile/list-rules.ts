import { receiptClass } from '../customs/receipt-status.ts';
import { after } from '../instant.ts';
import type { Duration } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { ConsignmentRule, ConsignmentView } from './consignment-view.ts';
import { isReleased, listStanding } from './list-standing.ts';

/** Customs answers a list within minutes; a day without a word means that it never got there. */
const ANSWERED_WITHIN: Duration = { days: 1 };

/** Our lists against the lists that customs has. */
export const LIST_RULES: readonly ConsignmentRule[] = [
  {
    code: 'released-here-only',
    find: ({ consignment, list }) => {
      const ours = listStanding(consignment)?.status;
      if (typeof list !== 'object' || !isReleased(ours) || isReleased(list.status))
        return undefined;
      return {
        detail: 'The parcel may have passed the gate on this release.',
        ours: ours ?? '',
        theirs: list.status,
      };
    },
  },
  {
    code: 'list-status-differs',
    find: (view) => {
      const { consignment, list } = view;
      const ours = listStanding(consignment)?.status;
      if (typeof list !== 'object' || isReleased(ours) || ours === list.status) return undefined;
      if (ours === undefined && isUnderWay(view, list.status)) return undefined;
      return {
        detail: 'A receipt was lost: asking customs for the receipts again finds it.',
        ours: ours ?? 'not answered',
        theirs: list.status,
      };
    },
  },
  {
    code: 'list-unknown-there',
    find: ({ consignment, list, settledBy }) => {
      const { filedAt, isRefused, status } = listStanding(consignment) ?? {};
      if (list !== 'unknown' || filedAt === undefined || isRefused === true) return undefined;
      if (status === undefined && after(filedAt, ANSWERED_WITHIN) >= settledBy) return undefined;
      return {
        detail: 'The filing never arrived, or customs lost it.',
        ours: status ?? `filed ${filedAt}`,
        theirs: 'unknown',
      };
    },
  },
];

/** The e-port tells of its own steps only sometimes. */
function isUnderWay({ consignment }: ConsignmentView, status: string): boolean {
  const { list } = TRADE_MODES[consignment.mode];
  return list !== undefined && ['stored', 'pending', 'review'].includes(receiptClass(status, list));
}
