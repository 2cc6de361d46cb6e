import { decimal, exact, integer, optional, text } from './element-rows.ts';
import {
  declarantRows,
  exportOpening,
  importTakingBack,
  logisticsRows,
  note,
  operatorRows,
  platformRows,
  sellerRows,
} from './shared-rows.ts';

/** CEB625, return application for an import list. Source: import XSD 2022-05, InvtRefundHead and InvtRefundList. */
export const CEB625 = {
  body: 'InvtRefund',
  headElement: 'InvtRefundHead',
  lineElement: 'InvtRefundList',
  maxLines: 99,
  numbersOfList: true,
  direction: 'import',
  head: [...importTakingBack],
  lines: [
    integer('gnum', 9),
    exact('gcode', 10),
    text('gname', 1, 250),
    decimal('qty'),
    exact('unit', 3),
    note,
  ],
} as const;

/**
 * CEB213, return application for an export list, new in 2022-05. Its own key is called `coElNo`.
 * Source: export XSD 2022-05, InvtRefundHead and InvtRefundList.
 */
export const CEB213 = {
  body: 'InvtRefund',
  headElement: 'InvtRefundHead',
  lineElement: 'InvtRefundList',
  maxLines: 100,
  numbersOfList: true,
  direction: 'export',
  head: [
    ...exportOpening,
    exact('customsCode', 4),
    optional(text('loctNo', 0, 10)),
    ...platformRows,
    ...sellerRows,
    text('logisticsNo', 1, 80),
    ...logisticsRows,
    text('coElNo', 1, 30),
    optional(text('preNo', 0, 18)),
    text('invtNo', 1, 20),
    optional(exact('tradeMode', 4)),
    ...declarantRows,
    text('billNo', 1, 37),
    text('ieFlag', 1, 1),
    text('trafMode', 1, 1),
    text('trafName', 1, 100),
    text('portCode', 1, 4),
    text('reason', 1, 500),
    text('country', 1, 3),
    text('voyageNo', 1, 32),
    optional(text('note', 0, 500)),
  ],
  lines: [
    integer('gnum', 4),
    text('gcode', 1, 10),
    text('gname', 1, 250),
    text('gmodel', 1, 250),
    decimal('qty'),
    decimal('qty1'),
    exact('unit', 3),
    exact('unit1', 3),
    optional(decimal('qty2')),
    optional(exact('unit2', 3)),
    optional(text('note', 0, 500)),
  ],
} as const;

/**
 * CEB215, tally of a returned parcel on arrival (理货明细单), sent by the site, new in 2022-05.
 * Source: export XSD 2022-05, InvtRefundDetail.
 */
export const CEB215 = {
  body: 'InvtRefundDetail',
  maxLines: 0,
  direction: 'export',
  head: [
    ...exportOpening,
    exact('customsCode', 4),
    ...operatorRows,
    ...logisticsRows,
    text('logisticsNo', 1, 80),
    optional(text('invtNo', 0, 20)),
    text('coElNo', 1, 20),
    optional(text('preNo', 0, 18)),
    text('billNo', 1, 37),
    exact('ieFlag', 1),
    exact('trafMode', 1),
    text('trafName', 1, 100),
    text('voyageNo', 1, 32),
    optional(text('location', 0, 250)),
    optional(text('note', 0, 250)),
  ],
  lines: [],
} as const;
