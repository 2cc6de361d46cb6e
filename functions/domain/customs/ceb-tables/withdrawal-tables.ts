import { text } from './element-rows.ts';
import { declarantRows, exportFiling, importTakingBack, note, sellerRows } from './shared-rows.ts';

/** CEB623, withdrawal of an import list. Source: import XSD 2022-05, InvtCancel. */
export const CEB623 = {
  body: 'InvtCancel',
  maxLines: 0,
  direction: 'import',
  head: [...importTakingBack],
  lines: [],
} as const;

/** CEB605, withdrawal of an export list. Source: export XSD 2022-05, InvtCancel. */
export const CEB605 = {
  body: 'InvtCancel',
  maxLines: 0,
  direction: 'export',
  head: [
    ...exportFiling,
    text('invtNo', 1, 20),
    text('reason', 1, 1000),
    ...declarantRows,
    ...sellerRows,
    note,
  ],
  lines: [],
} as const;
