import { accept, refuse } from './refusal.ts';
import type { Result } from './refusal.ts';

/** One record of a CSV file and the line (from 1) that it begins in. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted or bare cell and what ends it. Source: RFC 4180; line feeds alone end a record too. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * The records of a CSV file, blank lines left out. A byte order mark is passed over, and so is the
 * apostrophe that our exports put before what a spreadsheet would run as a formula.
 */
export function csvRecords(text: string): Result<readonly CsvRecord[]> {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  CELL.lastIndex = 0;
  while (CELL.lastIndex < source.length || cells.length > 0) {
    const found = CELL.exec(source);
    if (found === null)
      return refuse('csv-quote', `line ${String(line)} has a stray quotation mark`);
    const [all, quoted, bare = '', end = ''] = found;
    cells.push(unguarded(quoted?.replaceAll('""', '"') ?? bare));
    line += all.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.some((cell) => cell !== '')) records.push({ line: began, cells });
    cells = [];
    began = line;
    if (end === '') break;
  }
  return accept(records);
}

function unguarded(cell: string): string {
  return /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
