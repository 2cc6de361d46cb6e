import type { CatalogueItem } from '../domain/trade/catalogue-item.ts';
import type { Services } from '../ports/services.ts';

/** What is wrong with a row: its line (from 1), the field, a stable code, and words. */
export interface RowError {
  readonly line: number;
  /** As in a header: nested fields with a dot; empty for the row itself. */
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

/** A row that was read, or what is wrong with it. */
export type ReadRow =
  | { readonly line: number; readonly item: CatalogueItem }
  | { readonly errors: readonly RowError[] };

export interface ImportReport {
  readonly rows: number;
  readonly written: number;
  readonly errors: readonly RowError[];
}

/** Items written at once. */
const TOGETHER = 25;

/**
 * Imports items. All rows are read before any is written: one that is wrong stops the whole import,
 * unless it is `partial`, and the report says what is wrong with each. An item is replaced whole, so
 * that an import cut short by a crash is finished by repeating it.
 *
 * @param terms `partial`: what is right is written all the same; `dryRun`: nothing is written
 */
export async function importCatalogue(
  { directory }: Pick<Services, 'directory'>,
  rows: readonly ReadRow[],
  terms: { readonly partial: boolean; readonly dryRun: boolean },
): Promise<ImportReport> {
  const items = rows.flatMap((row) => ('item' in row ? [row] : []));
  const repeated = items.filter(
    ({ item }, at) => items.findIndex((each) => each.item.sku === item.sku) < at,
  );
  const errors = [
    ...rows.flatMap((row) => ('errors' in row ? row.errors : [])),
    ...repeated.map(({ line }) => {
      const message = 'must not repeat within the import';
      return { line, column: 'sku', code: 'sku-repeated', message };
    }),
  ].sort((a, b) => a.line - b.line);
  const right = items.filter((row) => !repeated.includes(row));
  const toWrite = terms.dryRun || (errors.length > 0 && !terms.partial) ? [] : right;
  for (let at = 0; at < toWrite.length; at += TOGETHER) {
    const together = toWrite.slice(at, at + TOGETHER);
    await Promise.all(together.map(({ item }) => directory.putCatalogueItem(item)));
  }
  return { rows: rows.length, written: toWrite.length, errors };
}
