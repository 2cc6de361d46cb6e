import type { ImportRows } from '../../api/catalogue.ts';

/** What the server takes in one import, so that it is all rows or none. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 1_900_000;

/** One row of a file, and where it begins in it. */
interface FileRow {
  readonly line: number;
  readonly sku: string;
  /** As it stands in a CSV file, or an item of a JSON list. */
  readonly content: string | object;
}

/** A file that was chosen, taken apart into rows as far as it can be without knowing items. */
export interface ImportFile {
  readonly name: string;
  readonly rows: readonly FileRow[];
  /** First line of a CSV file; absent for JSON. */
  readonly header?: string;
}

/** Some rows of a file as they are sent, and the line of the file that each line of them is. */
export interface Portion {
  readonly rows: ImportRows;
  readonly lineOf: (line: number) => number;
}

/** Reads a file; a text instead says what is wrong with it as a whole. */
export function readFile(name: string, text: string): ImportFile | string {
  if (new Blob([text]).size > MOST_BYTES) return 'The file is larger than 1.9 MB: divide it.';
  const file = name.toLowerCase().endsWith('.json') ? jsonFile(name, text) : csvFile(name, text);
  if (typeof file === 'string') return file;
  if (file.rows.length === 0) return 'The file has no rows.';
  return file.rows.length > MOST_ROWS ? 'The file has more than 5,000 rows: divide it.' : file;
}

/** Rows `from` … `to` (exclusive) of a file. */
export function portionOf({ header, rows }: ImportFile, from: number, to: number): Portion {
  const some = rows.slice(from, to);
  if (header === undefined) {
    const items = some.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
    return { rows: { items }, lineOf: (line) => some[line - 1]?.line ?? line };
  }
  const texts = some.flatMap(({ content }) => (typeof content === 'string' ? content : []));
  let next = 1 + linesIn(header);
  const starts = texts.map((each) => {
    const start = next;
    next += linesIn(each);
    return start;
  });
  return {
    rows: { csv: [header, ...texts].join('\n') },
    lineOf: (line) => some[starts.findLastIndex((start) => start <= line)]?.line ?? line,
  };
}

function jsonFile(name: string, text: string): ImportFile | string {
  const items = parsed(text);
  if (!Array.isArray(items) || !items.every(isObject)) return 'The file is no JSON list of items.';
  const rows = items.map((content, at): FileRow => {
    return { line: at + 1, sku: 'sku' in content ? String(content.sku) : '', content };
  });
  return { name, rows };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A record ends at a line break outside of quotation marks; what it says is read by the server. */
const RECORD = /((?:"[^"]*"|[^"\r\n])*)(?:\r\n|\n|\r|$)/y;

function csvFile(name: string, text: string): ImportFile | string {
  const source = text.replace(/^\uFEFF/, '');
  const records: { line: number; content: string }[] = [];
  let line = 1;
  RECORD.lastIndex = 0;
  while (RECORD.lastIndex < source.length) {
    const content = RECORD.exec(source)?.[1];
    if (content === undefined) return `A quoted cell of line ${String(line)} does not end.`;
    if (/[^,\s"]/.test(content)) records.push({ line, content });
    line += linesIn(content);
  }
  const [header, ...rest] = records;
  const at = cellsOf(header?.content ?? '').indexOf('sku');
  if (header === undefined || at < 0) return 'The first line must name a column sku.';
  const rows = rest.map((row): FileRow => ({ ...row, sku: cellsOf(row.content)[at] ?? '' }));
  return { name, rows, header: header.content };
}

function linesIn(record: string): number {
  return record.split(/\r\n|\n|\r/).length;
}

function cellsOf(record: string): readonly string[] {
  const cells = [...record.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)];
  return cells.map(([, quoted, bare = '']) => (quoted?.replaceAll('""', '"') ?? bare).trim());
}
