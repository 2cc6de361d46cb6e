import { csvRecords } from '../csv-rows.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** A row as it was given, with the line (from 1) that it stands in. */
export interface PositiveRow {
  readonly line: number;
  readonly value: { readonly [field: string]: unknown };
}

/**
 * The rows of the positive list as a CSV file. The header names `hsCode` and may name `bondedOnly`
 * (`true` or empty) and `remark`; columns of other names are wrong in every row that fills them.
 */
export function positiveRows(text: string): Result<readonly PositiveRow[]> {
  const records = csvRecords(text);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  const columns = header?.cells.map((name) => name.trim()) ?? [];
  if (!columns.includes('hsCode')) {
    return refuse('csv-header', 'the first line must name a column hsCode');
  }
  return accept(
    rows.map(({ line, cells }) => {
      const filled = columns.flatMap((name, at) => {
        const cell = cells[at]?.trim() ?? '';
        return cell === '' ? [] : [[name, valueOf(name, cell)] as const];
      });
      return { line, value: Object.fromEntries(filled) };
    }),
  );
}

function valueOf(name: string, cell: string): unknown {
  if (name !== 'bondedOnly') return cell;
  return cell === 'true' || cell === 'false' ? cell === 'true' : cell;
}
