import type { CebTable } from './ceb-tables.ts';
import { decimal, exact, integer, optional, text } from './element-rows.ts';
import { declarantRows, note, partRows, sellerRows } from './shared-rows.ts';

/** CEB816, electronic tax bill of a released list. Source: import XSD 2022-05, TaxHeadRd and TaxListRd. */
const CEB816 = {
  body: 'Tax',
  headElement: 'TaxHeadRd',
  lineElement: 'TaxListRd',
  maxLines: 99,
  direction: 'import',
  head: [
    exact('guid', 36),
    exact('returnTime', 17),
    text('invtNo', 1, 18),
    text('taxNo', 1, 50),
    decimal('customsTax'),
    decimal('valueAddedTax'),
    decimal('consumptionTax'),
    exact('status', 1),
    optional(text('entDutyNo', 0, 50)),
    note,
    optional(text('assureCode', 0, 64)),
    optional(text('ebcCode', 0, 64)),
    optional(text('logisticsCode', 0, 64)),
    optional(text('agentCode', 1, 18)),
    optional(exact('customsCode', 4)),
  ],
  lines: [
    integer('gnum', 9),
    exact('gcode', 10),
    decimal('taxPrice'),
    decimal('customsTax'),
    decimal('valueAddedTax'),
    decimal('consumptionTax'),
  ],
} as const;

/** CEB818, what became of a tax bill: 1 made, 2 summed up, 3 void. Source: import XSD 2022-05, TaxHeadStatus. */
const CEB818 = {
  body: 'Tax',
  headElement: 'TaxHeadStatus',
  maxLines: 0,
  direction: 'import',
  head: [
    exact('guid', 36),
    exact('returnTime', 17),
    text('invtNo', 1, 18),
    text('taxNo', 1, 50),
    exact('status', 1),
    optional(text('entDutyNo', 0, 50)),
    optional(text('assureCode', 0, 64)),
  ],
  lines: [],
} as const;

/**
 * CEB792, the declaration that a summary application became. `decState` is customs' own list.
 * Source: export XSD 2022-05, SummaryResultHead and SummaryResultList.
 */
const CEB792 = {
  body: 'SummaryResult',
  headElement: 'SummaryResultHead',
  lineElement: 'SummaryResultList',
  minLines: 0,
  maxLines: Number.POSITIVE_INFINITY,
  direction: 'export',
  head: [
    exact('guid', 36),
    exact('customsCode', 4),
    exact('sumNo', 18),
    exact('opDate', 17),
    exact('declSeqNo', 18),
    optional(exact('decTmpNo', 18)),
    optional(exact('decPreNo', 18)),
    optional(exact('entryId', 18)),
    text('decState', 1, 3),
    ...declarantRows,
    ...sellerRows,
    text('declAgentCode', 1, 18),
    text('declAgentName', 1, 100),
    decimal('grossWeight'),
    decimal('netWeight'),
    ...partRows,
    note,
  ],
  lines: [
    text('invtNo', 1, 20),
    text('logisticsNo', 1, 32),
    integer('gseqno', 5),
    integer('gnum', 5),
    exact('gcode', 10),
  ],
} as const;

/** What customs tells firms without being asked: notices have content, where receipts have a status. */
export const NOTICE_TABLES = {
  '816': CEB816,
  '818': CEB818,
  '792': CEB792,
} as const satisfies { readonly [kind: string]: CebTable };

/** A notice of the table. */
export type NoticeKind = keyof typeof NOTICE_TABLES;

/** Whether customs sends a notice of this number. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(NOTICE_TABLES, kind);
}
