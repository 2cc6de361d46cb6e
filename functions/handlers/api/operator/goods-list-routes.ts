import * as z from 'zod/mini';
import { positiveListOn } from '../../../domain/screening/goods-lists.ts';
import type { PositiveLine } from '../../../domain/screening/goods-lists.ts';
import { positiveRows } from '../../../domain/screening/positive-list-csv.ts';
import type { PositiveRow } from '../../../domain/screening/positive-list-csv.ts';
import {
  editionHead,
  positiveLine,
  restrictedGoodsFile,
} from '../../../runtime/goods-list-file.ts';
import { jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import type { ProblemDetail } from '../../../runtime/http-response.ts';
import type { OperatorRoute } from './operator-context.ts';
import { badRequest, conflict } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 2_000_000;
const MOST_LINES = 20_000;
/** Faults that an answer tells of; the rest comes once these are put right. */
const MOST_TOLD = 100;

/** Either `lines` or the text of a file as `csv`. */
export const positiveListBody = z.object({
  ...editionHead.shape,
  lines: z.optional(z.array(z.record(z.string(), z.unknown())).check(z.maxLength(MOST_LINES))),
  csv: z.optional(z.string()),
});

/** `GET /v1/screening/lists`: what goods and parties are compared with now. */
export const getScreeningLists: OperatorRoute = async ({ services }) => {
  const today = services.clock.now().slice(0, 10);
  const [answer, goods] = await Promise.all([
    services.screening.list(today),
    services.screening.goods(),
  ]);
  if (goods === 'outage') {
    return conflict('lists-unreadable', 'The lists cannot be read now: ask again.');
  }
  const { listId, effectiveFrom } = positiveListOn(goods, today);
  const list = answer.kind === 'list' ? answer.list : undefined;
  const { restricted } = goods;
  return jsonResponse(200, {
    deniedParties: list && { listId: list.listId, asOf: list.asOf, names: list.names.length },
    positiveList: { listId, effectiveFrom },
    editions: goods.positive.map((each) => ({
      ...{ listId: each.listId, source: each.source, effectiveFrom: each.effectiveFrom },
      lines: each.lines.length,
    })),
    restrictedGoods: restricted && {
      ...{ listId: restricted.listId, asOf: restricted.asOf },
      rules: restricted.rules.length,
    },
  });
};

/** `POST /v1/screening/positive-list`: an edition of the positive list, all of its rows or none. */
export const putPositiveList: OperatorRoute = async ({ services }, event) => {
  const read = readBody(positiveListBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { lines, csv, ...head } = read.value;
  if ((lines === undefined) === (csv === undefined)) {
    return badRequest('bad-body', 'Send either lines or csv.');
  }
  const rows =
    csv === undefined ? { ok: true as const, value: numbered(lines) } : positiveRows(csv);
  if (!rows.ok) return badRequest(rows.code, `The file is no positive list: ${rows.message}.`);
  const given = rows.value.map(readRow);
  const errors = [...given.flatMap((row) => row.errors), ...repeats(given)];
  if (given.length === 0) return badRequest('bad-body', 'A list has at least one row.');
  if (errors.length > 0) {
    return problemResponse({
      status: 422,
      code: 'rows-wrong',
      title: 'No list loaded',
      detail: `${String(errors.length)} things are wrong with ${String(given.length)} rows.`,
      errors: errors.slice(0, MOST_TOLD).map((each) => pointed(each, csv !== undefined)),
    });
  }
  const taken = given.flatMap(({ taken: line }) => (line === undefined ? [] : [line]));
  await services.screening.putPositiveList({ ...head, lines: taken });
  return jsonResponse(200, { ...head, lines: taken.length });
};

/** `POST /v1/screening/restricted-goods`: replaces what was loaded of goods that destinations restrict. */
export const putRestrictedGoods: OperatorRoute = async ({ services }, event) => {
  const read = readBody(restrictedGoodsFile, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { listId, asOf, rules } = read.value;
  await services.screening.putRestrictedGoods(read.value);
  return jsonResponse(200, { listId, asOf, rules: rules.length });
};

interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

interface GivenRow {
  readonly line: number;
  readonly taken?: PositiveLine;
  readonly errors: readonly RowFault[];
}

function numbered(lines: readonly PositiveRow['value'][] = []): readonly PositiveRow[] {
  return lines.map((value, at) => ({ line: at + 1, value }));
}

function readRow({ line, value }: PositiveRow): GivenRow {
  const parsed = z.safeParse(positiveLine, value);
  if (parsed.success) return { line, taken: parsed.data, errors: [] };
  const errors = parsed.error.issues.map(({ path, message }) => ({
    ...{ line, column: path.join('.'), message },
  }));
  return { line, errors };
}

function repeats(rows: readonly GivenRow[]): readonly RowFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, taken }) => {
    if (taken === undefined || !seen.has(taken.hsCode)) {
      if (taken !== undefined) seen.add(taken.hsCode);
      return [];
    }
    return [{ line, column: 'hsCode', message: 'must not repeat within the list' }];
  });
}

/** A row of a file is found by its line, a line of JSON by its place. */
function pointed({ line, column, message }: RowFault, isFile: boolean): ProblemDetail {
  if (isFile) return { pointer: '/csv', detail: `line ${String(line)}, ${column}: ${message}` };
  const field = column === '' ? '' : `/${column}`;
  return { pointer: `/lines/${String(line - 1)}${field}`, detail: message };
}
