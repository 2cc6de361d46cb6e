import type { CebDocument } from '../ceb-document.ts';
import type { CebKind } from '../ceb-tables/ceb-tables.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { exportList603 } from './export-list-603.ts';
import { exportOrder303 } from './export-order-303.ts';
import { exportReturn213 } from './export-return-213.ts';
import { exportWithdrawal605 } from './export-withdrawal-605.ts';
import { importList621 } from './import-list-621.ts';
import { importOrder311 } from './import-order-311.ts';
import { importReturn625 } from './import-return-625.ts';
import { importWithdrawal623 } from './import-withdrawal-623.ts';
import { paymentReceipts403 } from './payment-receipts-403.ts';
import { returnTally215 } from './return-tally-215.ts';
import { waybillStatus513 } from './waybill-status-513.ts';

/**
 * The documents of a consignment that can be built from what we know of it. Whether we file one is
 * for `DOCUMENTS` to say: 513 and 215 are their own parties' unless those entrust us.
 */
const BUILDERS = {
  '311': importOrder311,
  '513': waybillStatus513,
  '621': importList621,
  '623': importWithdrawal623,
  '625': importReturn625,
  '303': exportOrder303,
  '403': paymentReceipts403,
  '603': exportList603,
  '605': exportWithdrawal605,
  '213': exportReturn213,
  '215': returnTally215,
} as const satisfies { readonly [Kind in CebKind]?: (input: DeclarationInput) => CebDocument };

/** A document kind that we build. */
export type BuiltKind = keyof typeof BUILDERS;

/** Whether this kind can be built from a consignment. */
export function isBuilt(kind: string): kind is BuiltKind {
  return Object.hasOwn(BUILDERS, kind);
}

/** The document of `kind` for a consignment, unchecked: see `checkCebDocument`. */
export function buildDocument(kind: BuiltKind, input: DeclarationInput): CebDocument {
  return BUILDERS[kind](input);
}
