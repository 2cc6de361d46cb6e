import type { Row } from './database.ts';

/** A text column. Throws when the row has none. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

/** An integer column. Throws when the row has none. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`column ${column} holds no number`);
  return value;
}

/**
 * The record in the column `json`. It is what this program wrote from the same type, in a database
 * whose version was checked: its shape is trusted and not parsed a second time.
 */
export function recordOf<T extends object>(row: Row): T {
  const record: unknown = JSON.parse(textOf(row, 'json'));
  if (!isRecord<T>(record)) throw new Error('column json holds no record');
  return record;
}

/** The records of many rows. */
export function recordsOf<T extends object>(rows: readonly Row[]): readonly T[] {
  return rows.map((row) => recordOf<T>(row));
}

function isRecord<T extends object>(value: unknown): value is T {
  return typeof value === 'object' && value !== null;
}
