import * as z from 'zod/mini';
import { monthStatistics } from '../../../domain/statistics/month-statistics.ts';
import { statisticsCsv } from '../../../domain/statistics/statistics-csv.ts';
import { formatMoney } from '../../../domain/money/money.ts';
import type { StatisticsCell } from '../../../domain/statistics/released-list.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { booksOf, proveStock } from '../../../usecases/stock/prove-stock.ts';
import { movementView, stockView } from '../../../usecases/views/stock-view.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { notFound } from './problems.ts';
import { readQuery } from './read-input.ts';

/** Movements of a line that are shown: the newest. */
const SHOWN = 100;

const name = z.string().check(z.minLength(1), z.maxLength(100));
const merchantQuery = z.object({ merchantId: z.optional(z.string()) });
export const stockLineQuery = z.object({
  merchantId: z.optional(z.string()),
  book: name,
  item: name,
  unit: name,
});
export const statisticsQuery = z.object({
  merchantId: z.optional(z.string()),
  month: z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be YYYY-MM')),
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

/** `GET /v1/stock`: every stock book of the merchant, each quantity of each line apart. */
export const getStock: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  return jsonResponse(200, { books: await stockView(context.services, merchantId) });
};

/** `GET /v1/stock/movements`: the newest 100 of one line, with voucher and cause. */
export const listMovements: OperatorRoute = async (context, event) => {
  const read = readQuery(stockLineQuery, event);
  if (!read.ok) return read.response;
  const { services } = context;
  const { book: accountBook, item: bookItem, unit } = read.value;
  const merchantId = await merchantOf(context, read.value.merchantId);
  if (!(await booksOf(services, merchantId)).includes(accountBook)) {
    return notFound('stock book of this name');
  }
  const newest = await services.ledger.latest({ accountBook, bookItem, unit }, SHOWN);
  return jsonResponse(200, { items: newest.map(movementView) });
};

/** `GET /v1/stock/proof`: folds every movement of every line. For audits: it reads all of them. */
export const getStockProof: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  return jsonResponse(200, await proveStock(context.services, merchantId));
};

/** `GET /v1/statistics?month=YYYY-MM`: released goods by mode, country and HS chapter. */
export const getStatistics: OperatorRoute = async (context, event) => {
  const read = readQuery(statisticsQuery, event);
  if (!read.ok) return read.response;
  const { month, format } = read.value;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const cells = await context.services.office.statistics.month(merchantId, month);
  const statistics = monthStatistics(month, cells);
  if (format === 'json') {
    const { rows, totals, agrees } = statistics;
    return jsonResponse(200, {
      month,
      rows: rows.map(cellView),
      totals: totals.map(cellView),
      agrees,
    });
  }
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statistics-${month}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: statisticsCsv(statistics),
  };
};

function cellView({ name: cell, value, weightGrams, parcels }: StatisticsCell) {
  const { mode, country, chapter, currency } = cell;
  const amount = { value: formatMoney({ amount: value, currency }), currency };
  return { mode, country, chapter, ...amount, weightGrams, parcels };
}
