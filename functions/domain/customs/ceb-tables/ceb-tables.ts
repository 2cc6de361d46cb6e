import type { ElementRow } from './element-rows.ts';
import { CEB621, CEB603 } from './list-tables.ts';
import { CEB303, CEB311 } from './order-tables.ts';
import { CEB411 } from './payment-tables.ts';
import { CEB505, CEB511 } from './waybill-tables.ts';
import { CEB605, CEB623 } from './withdrawal-tables.ts';

/**
 * One CEB message: its entity and the elements of head and lines, in the order of the schema.
 * Where `headElement` is absent the head's elements stand directly in the body.
 */
export interface CebTable {
  readonly body: string;
  readonly headElement?: string;
  readonly lineElement?: string;
  /** 0 where the entity has no lines; else at least one is due. */
  readonly maxLines: number;
  /** Import and export schemas close a message differently: see `renderMessage`. */
  readonly direction: 'import' | 'export';
  readonly head: readonly ElementRow[];
  readonly lines: readonly ElementRow[];
}

/** The messages this project builds or plays. Source: GACC CEB schemas, edition 2022-05. */
export const CEB_TABLES = {
  '311': CEB311,
  '411': CEB411,
  '511': CEB511,
  '621': CEB621,
  '623': CEB623,
  '303': CEB303,
  '505': CEB505,
  '603': CEB603,
  '605': CEB605,
} as const satisfies { readonly [kind: string]: CebTable };

/** A message of the table. */
export type CebKind = keyof typeof CEB_TABLES;
