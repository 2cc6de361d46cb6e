import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogueRows } from '../../functions/domain/trade/catalogue-csv.ts';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const PATH = '/v1/catalogue/imports';
/** Rows of one request: small enough that the bar moves. */
const CHUNK = 200;
const BAR = 30;

const rowError = z.object({
  line: z.number(),
  column: z.string(),
  code: z.string(),
  message: z.string(),
});
const report = z.object({ rows: z.number(), written: z.number(), errors: z.array(rowError) });
const rows = z.array(z.record(z.string(), z.unknown()));

/** Every row is checked by the host before any is written. */
export async function importFile(
  host: HostConnection,
  file: string | undefined,
  partial: boolean,
): Promise<string> {
  if (file === undefined) throw new CommandError('Name the CSV or JSON file to import.');
  const given = rowsOf(file);
  const checked = await inChunks(host, given, { dryRun: true }, 'checked');
  const wrong = checked.errors.map(
    ({ line, column, code, message }) => `  line ${String(line)} ${column} ${code}: ${message}`,
  );
  if (wrong.length > 0 && !partial) {
    throw new CommandError(
      [`Nothing imported of ${String(given.length)} rows.`, ...wrong].join('\n'),
    );
  }
  const { written } = await inChunks(host, given, { partial }, 'imported');
  return [`${String(written)} of ${String(given.length)} rows imported.`, ...wrong].join('\n');
}

interface Row {
  readonly line: number;
  readonly value: { readonly [field: string]: unknown };
}

function rowsOf(file: string): readonly Row[] {
  const text = textOf(file);
  if (file.endsWith('.json')) {
    const parsed = rows.safeParse(jsonOf(text));
    if (!parsed.success) throw new CommandError(`${file} is no JSON list of items.`);
    return parsed.data.map((value, at) => ({ line: at + 1, value }));
  }
  const read = catalogueRows(text);
  if (!read.ok) throw new CommandError(`${file}: ${read.message}.`);
  return read.value;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function inChunks(
  host: HostConnection,
  given: readonly Row[],
  terms: object,
  word: string,
): Promise<z.infer<typeof report>> {
  const sum = { rows: 0, written: 0, errors: [...repeatedIn(given)] };
  for (let at = 0; at < given.length; at += CHUNK) {
    const chunk = given.slice(at, at + CHUNK);
    const body = { items: chunk.map(({ value }) => value), ...terms };
    const { body: answer } = await callApi(host, 'POST', PATH, { body });
    const { rows: count, written, errors } = report.parse(answer);
    sum.rows += count;
    sum.written += written;
    // The host counts rows of the chunk, the file its own lines.
    sum.errors.push(
      ...errors.map((each) => ({ ...each, line: chunk[each.line - 1]?.line ?? each.line })),
    );
    progress(at + chunk.length, given.length, word);
  }
  return sum;
}

/** A chunk cannot see what another one has. */
function repeatedIn(given: readonly Row[]): readonly z.infer<typeof rowError>[] {
  const first = new Map<unknown, number>();
  return given.flatMap(({ line, value: { sku } }, at) => {
    const earlier = first.get(sku);
    if (earlier === undefined) first.set(sku, at);
    const isElsewhere =
      earlier !== undefined && Math.floor(earlier / CHUNK) < Math.floor(at / CHUNK);
    const message = 'must not repeat within the import';
    return isElsewhere ? [{ line, column: 'sku', code: 'sku-repeated', message }] : [];
  });
}

/** Only where somebody looks. */
function progress(done: number, all: number, word: string): void {
  if (!process.stderr.isTTY) return;
  const full = Math.round((BAR * done) / all);
  const bar = '█'.repeat(full).padEnd(BAR, '░');
  process.stderr.write(
    `\r${bar} ${String(done)}/${String(all)} ${word}${done === all ? '\n' : ''}`,
  );
}
