import { exact, optional, text } from './element-rows.ts';
import {
  buyerIdentityRows,
  declarantRows,
  exportOpening,
  importOpening,
  note,
  platformRows,
  sellerRows,
} from './shared-rows.ts';

/** CEB623, withdrawal of an import list. Source: import XSD 2022-05, InvtCancel. */
export const CEB623 = {
  body: 'InvtCancel',
  maxLines: 0,
  direction: 'import',
  head: [
    ...importOpening,
    exact('customsCode', 4),
    text('orderNo', 1, 60),
    ...platformRows,
    ...sellerRows,
    text('logisticsNo', 1, 60),
    text('logisticsCode', 1, 18),
    text('logisticsName', 1, 100),
    optional(text('copNo', 0, 20)),
    optional(text('preNo', 0, 18)),
    text('invtNo', 1, 18),
    ...buyerIdentityRows,
    text('buyerName', 1, 60),
    text('buyerTelephone', 1, 30),
    ...declarantRows,
    text('reason', 1, 1000),
    note,
  ],
  lines: [],
} as const;

/** CEB605, withdrawal of an export list. Source: export XSD 2022-05, InvtCancel. */
export const CEB605 = {
  body: 'InvtCancel',
  maxLines: 0,
  direction: 'export',
  head: [
    ...exportOpening,
    exact('customsCode', 4),
    text('copNo', 1, 30),
    optional(exact('preNo', 18)),
    text('invtNo', 1, 20),
    text('reason', 1, 1000),
    ...declarantRows,
    ...sellerRows,
    note,
  ],
  lines: [],
} as const;
