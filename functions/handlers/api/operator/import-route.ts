import * as z from 'zod/mini';
import { catalogueRows } from '../../../domain/trade/catalogue-csv.ts';
import type { CatalogueRow } from '../../../domain/trade/catalogue-csv.ts';
import { jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import type { ProblemDetail } from '../../../runtime/http-response.ts';
import { importCatalogue } from '../../../usecases/import-catalogue.ts';
import type { ReadRow, RowError } from '../../../usecases/import-catalogue.ts';
import { itemBody } from '../catalogue/item-body.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { badRequest, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_IMPORT_BYTES = 2_000_000;
const MOST_ROWS = 5_000;

/** Either `items` or the text of a file as `csv`. */
export const importBody = z.object({
  merchantId: z.optional(z.string()),
  items: z.optional(z.array(z.record(z.string(), z.unknown())).check(z.maxLength(MOST_ROWS))),
  csv: z.optional(z.string()),
  /** Writes what is right although something is wrong. */
  partial: z._default(z.boolean(), false),
  /** Only reports. */
  dryRun: z._default(z.boolean(), false),
});

/** `POST /v1/catalogue/imports`: all rows or none, unless `partial`; the report names what is wrong. */
export const importItems: OperatorRoute = async (context, event) => {
  const read = readBody(importBody, event, MOST_IMPORT_BYTES);
  if (!read.ok) return read.response;
  const { items, csv, partial, dryRun } = read.value;
  if ((items === undefined) === (csv === undefined)) {
    return badRequest('bad-body', 'Send either items or csv.');
  }
  const rows =
    csv === undefined ? { ok: true as const, value: numbered(items) } : catalogueRows(csv);
  if (!rows.ok) return badRequest(rows.code, `The file is no catalogue: ${rows.message}.`);
  if (rows.value.length > MOST_ROWS) {
    return badRequest('too-many-rows', `An import has at most ${String(MOST_ROWS)} rows.`);
  }
  const merchantId = await merchantOf(context, read.value.merchantId);
  const { services } = context;
  if ((await services.directory.merchant(merchantId)) === undefined) {
    return notFound('merchant of this id');
  }
  const given = rows.value.map((row) => readRow(row, merchantId));
  const report = await importCatalogue(services, given, { partial, dryRun });
  if (report.errors.length === 0 || partial || dryRun) return jsonResponse(200, report);
  return problemResponse({
    status: 422,
    code: 'rows-wrong',
    title: 'Nothing imported',
    detail: `${String(report.errors.length)} things are wrong with ${String(report.rows)} rows.`,
    errors: report.errors.map((each) => pointed(each, csv !== undefined)),
  });
};

/** A row of a file is found by its line, an item by its place. */
function pointed({ line, column, message }: RowError, isFile: boolean): ProblemDetail {
  if (isFile) return { pointer: '/csv', detail: `line ${String(line)}, ${column}: ${message}` };
  const field = column === '' ? '' : `/${column.replaceAll('.', '/')}`;
  return { pointer: `/items/${String(line - 1)}${field}`, detail: message };
}

function numbered(items: readonly CatalogueRow['value'][] = []): readonly CatalogueRow[] {
  return items.map((value, at) => ({ line: at + 1, value }));
}

function readRow({ line, value }: CatalogueRow, merchantId: string): ReadRow {
  const parsed = z.safeParse(itemBody, value);
  if (parsed.success) return { line, item: { ...parsed.data, merchantId } };
  return {
    errors: parsed.error.issues.map(({ path, code, message }) => ({
      line,
      column: path.join('.'),
      code: code === 'unrecognized_keys' ? 'unknown-field' : 'wrong-value',
      message,
    })),
  };
}
