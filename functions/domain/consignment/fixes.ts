import type { Instant } from '../instant.ts';
import type { Identity } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { FieldChange } from './consignment-events.ts';
import type { Consignment } from './consignment.ts';
import type { FixRow } from './fix-row.ts';
import { FIXES } from './fix-table.ts';

/** A checked correction: which row, which line (from 0) and whether the value is sensitive. */
export interface CheckedFix {
  readonly field: string;
  readonly identityKey?: keyof Identity;
}

/**
 * Checks one `field=value` of an operator against the fix table and the consignment.
 *
 * @param today business time, for dates of birth
 * @returns the fix, or a refusal that names the field and what is wrong with its value
 */
export function checkFix(
  consignment: Consignment,
  field: string,
  value: string,
  today: Instant,
): Result<CheckedFix> {
  const { pattern, line } = fixPattern(field);
  const row = rowOf(pattern);
  const isLineMissing = pattern.startsWith('lines.') && consignment.lines[line] === undefined;
  if (row === undefined || isLineMissing) {
    return refuse('fix-unknown-field', `${field} is not a field that can be fixed`);
  }
  const checked = row.check(value, consignment, today, line);
  if (!checked.ok) return refuse(checked.code, `${field} ${checked.message}`);
  return accept({ field, identityKey: row.identityKey });
}

/** The consignment after one recorded change; identity fields change only their summary. */
export function applyChange(consignment: Consignment, change: FieldChange): Consignment {
  if (change.identity !== undefined) {
    return { ...consignment, identity: { ...consignment.identity, ...change.identity } };
  }
  const { pattern, line } = fixPattern(change.field);
  const set = rowOf(pattern)?.set;
  return set === undefined || change.value === undefined
    ? consignment
    : set(consignment, change.value, line);
}

/** The field under which a value of the identity may be corrected. */
export function identityField(key: keyof Identity): string | undefined {
  return Object.keys(FIXES).find((field) => FIXES[field]?.identityKey === key);
}

/** The title of a field for people, e.g. "HS code (ten digits)". */
export function fixTitle(field: string): string {
  return rowOf(fixPattern(field).pattern)?.title ?? field;
}

function rowOf(pattern: string): FixRow | undefined {
  return Object.hasOwn(FIXES, pattern) ? FIXES[pattern] : undefined;
}

function fixPattern(field: string): { pattern: string; line: number } {
  const parts = /^lines\.([1-9]\d?)\.([A-Za-z]+)$/.exec(field);
  if (parts === null) return { pattern: field, line: -1 };
  return { pattern: `lines.*.${parts[2] ?? ''}`, line: Number(parts[1]) - 1 };
}
