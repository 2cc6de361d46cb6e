import { exact, optional, text } from './element-rows.ts';
import { declarantRows, exportOpening, note, partRows, sellerRows } from './shared-rows.ts';

/**
 * CEB701, application to sum released lists up into a declaration (汇总申请单). With a range of time
 * customs takes all lists in it and ignores the lines. Source: export XSD 2022-05,
 * SummaryApplyHead and SummaryApplyList.
 */
export const CEB701 = {
  body: 'SummaryApply',
  headElement: 'SummaryApplyHead',
  lineElement: 'SummaryApplyList',
  minLines: 0,
  maxLines: Number.POSITIVE_INFINITY,
  direction: 'export',
  head: [
    ...exportOpening,
    exact('customsCode', 4),
    text('copNo', 1, 30),
    optional(text('preNo', 0, 18)),
    optional(text('sumNo', 0, 18)),
    ...declarantRows,
    ...sellerRows,
    text('declAgentCode', 1, 18),
    text('declAgentName', 1, 100),
    optional(exact('startTime', 14)),
    optional(exact('endTime', 14)),
    optional(text('loctNo', 0, 10)),
    exact('summaryFlag', 1),
    exact('itemNameFlag', 1),
    ...partRows,
    note,
  ],
  lines: [text('invtNo', 1, 20)],
} as const;
