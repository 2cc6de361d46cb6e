import type { ElementRow } from './element-rows.ts';
import { CEB621, CEB603 } from './list-tables.ts';
import { CEB507, CEB509, CEB607, CEB711 } from './load-tables.ts';
import { CEB303, CEB311 } from './order-tables.ts';
import { CEB403, CEB411 } from './payment-tables.ts';
import { CEB213, CEB215, CEB625 } from './return-tables.ts';
import { CEB701 } from './summary-tables.ts';
import { CEB505, CEB511, CEB513 } from './waybill-tables.ts';
import { CEB605, CEB623 } from './withdrawal-tables.ts';

/**
 * One CEB message: its entity and the elements of head and lines, in the order of the schema.
 * Where `headElement` is absent the head's elements stand directly in the body.
 */
export interface CebTable {
  readonly body: string;
  readonly headElement?: string;
  readonly lineElement?: string;
  /** Absent: one line at least where the entity has lines. */
  readonly minLines?: number;
  /** 0 where the entity has no lines; infinite where the schema names no bound. */
  readonly maxLines: number;
  /** Entities that one message may carry; absent: 100. */
  readonly maxBodies?: number;
  /** `gnum` names lines of the original list instead of counting its own from 1. */
  readonly numbersOfList?: boolean;
  /** Import and export schemas close a message differently: see `renderMessage`. */
  readonly direction: 'import' | 'export';
  readonly head: readonly ElementRow[];
  readonly lines: readonly ElementRow[];
}

/** The messages that firms send. Source: GACC CEB schemas, edition 2022-05. */
export const CEB_TABLES = {
  '311': CEB311,
  '411': CEB411,
  '511': CEB511,
  '513': CEB513,
  '621': CEB621,
  '623': CEB623,
  '625': CEB625,
  '711': CEB711,
  '303': CEB303,
  '403': CEB403,
  '505': CEB505,
  '507': CEB507,
  '509': CEB509,
  '603': CEB603,
  '605': CEB605,
  '607': CEB607,
  '701': CEB701,
  '213': CEB213,
  '215': CEB215,
} as const satisfies { readonly [kind: string]: CebTable };

/** A message of the table. */
export type CebKind = keyof typeof CEB_TABLES;

/** Whether firms send a message of this number. */
export function isCebKind(kind: string): kind is CebKind {
  return Object.hasOwn(CEB_TABLES, kind);
}
