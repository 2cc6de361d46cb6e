import type { CebDocument } from '../ceb-document.ts';
import type { CebKind } from '../ceb-tables/ceb-tables.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { exportList603 } from './export-list-603.ts';
import { exportOrder303 } from './export-order-303.ts';
import { exportWithdrawal605 } from './export-withdrawal-605.ts';
import { importList621 } from './import-list-621.ts';
import { importOrder311 } from './import-order-311.ts';
import { importWithdrawal623 } from './import-withdrawal-623.ts';

/** The documents that we build and file as entrusted; the others are their own parties'. */
const BUILDERS = {
  '311': importOrder311,
  '621': importList621,
  '623': importWithdrawal623,
  '303': exportOrder303,
  '603': exportList603,
  '605': exportWithdrawal605,
} as const satisfies { readonly [Kind in CebKind]?: (input: DeclarationInput) => CebDocument };

/** A document kind that we build. */
export type BuiltKind = keyof typeof BUILDERS;

/** Whether we are the ones who build this kind. */
export function isBuilt(kind: string): kind is BuiltKind {
  return Object.hasOwn(BUILDERS, kind);
}

/** The document of `kind` for a consignment, unchecked: see `checkCebDocument`. */
export function buildDocument(kind: BuiltKind, input: DeclarationInput): CebDocument {
  return BUILDERS[kind](input);
}
