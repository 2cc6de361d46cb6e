import { csvOf } from '../csv.ts';
import { csvRecords } from '../csv-rows.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** An item as it goes over the wire: nested objects of texts, numbers and booleans. */
interface WireObject {
  readonly [field: string]: unknown;
}

/** A row as an item to be read, with the line (from 1) that it stands in. */
export interface CatalogueRow {
  readonly line: number;
  readonly value: WireObject;
}

/** Columns that are whole numbers, by the last part of their name. */
const NUMBERS: readonly string[] = [
  ...['netWeightGrams', 'grossWeightGrams', 'vatRate', 'consumptionTaxRate', 'dutyRate', 'taxRate'],
  ...['milliwattHours', 'from', 'to'],
];
const BOOLEANS: readonly string[] = ['magnetic', 'liquid', 'exportLicence'];
/** Several words in one cell, between blanks. */
const LISTS: readonly string[] = ['kinds', 'marks'];

/**
 * The items of a CSV file. The header names the fields of an item, nested ones with a dot:
 * `bookItems.<account book>`, `tariffs.US.hsCode`, `battery.unNumber`. Empty cells say nothing.
 */
export function catalogueRows(text: string): Result<readonly CatalogueRow[]> {
  const records = csvRecords(text);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  const columns = header?.cells.map((name) => name.trim()) ?? [];
  if (!columns.includes('sku'))
    return refuse('csv-header', 'the first line must name a column sku');
  const repeated = columns.find((name, at) => columns.indexOf(name) < at);
  if (repeated !== undefined) return refuse('csv-header', `the column ${repeated} is there twice`);
  const long = rows.find(({ cells }) => cells.length > columns.length);
  if (long !== undefined) {
    return refuse('csv-cells', `line ${String(long.line)} has more cells than the header`);
  }
  return accept(rows.map(({ line, cells }) => ({ line, value: objectOf(columns, cells) })));
}

/** Items as CSV, with the columns that at least one of them has. */
export function catalogueCsv(items: readonly WireObject[]): string {
  const rows = items.map((item) => new Map(flat(item, '')));
  const columns = [...new Set(['sku', ...rows.flatMap((row) => [...row.keys()])])];
  return csvOf([columns, ...rows.map((row) => columns.map((name) => row.get(name) ?? ''))]);
}

function objectOf(columns: readonly string[], cells: readonly string[]): WireObject {
  const item: { [field: string]: unknown } = {};
  const nested = new Map<string, (readonly [string, string])[]>();
  columns.forEach((name, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (cell === '') return;
    const dot = name.indexOf('.');
    if (dot === -1) item[name] = valueOf(name, cell);
    else {
      const [field, rest] = [name.slice(0, dot), name.slice(dot + 1)];
      nested.set(field, [...(nested.get(field) ?? []), [rest, cell]]);
    }
  });
  for (const [field, inner] of nested) {
    item[field] = objectOf(
      inner.map(([name]) => name),
      inner.map(([, cell]) => cell),
    );
  }
  return item;
}

/** What is not as it should be stays text, and is refused by name. */
function valueOf(name: string, cell: string): unknown {
  if (LISTS.includes(name)) return cell.split(/\s+/);
  if (NUMBERS.includes(name) && /^\d+$/.test(cell)) return Number(cell);
  if (BOOLEANS.includes(name) && /^(?:true|false)$/.test(cell)) return cell === 'true';
  return cell;
}

function flat(value: WireObject, before: string): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, field]) => {
    if (field === undefined || field === null) return [];
    if (Array.isArray(field)) return [[before + name, field.join(' ')] as const];
    if (typeof field === 'object') return flat({ ...field }, `${before}${name}.`);
    return [[before + name, typeof field === 'string' ? field : JSON.stringify(field)] as const];
  });
}
