import * as z from 'zod/mini';
import { iossCsv } from '../../../domain/ioss/ioss-month.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { iossMonth } from '../../../usecases/views/ioss-month.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { badRequest } from './problems.ts';
import { readQuery } from './read-input.ts';

const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;

export const iossQuery = z.object({
  merchantId: z.optional(z.string()),
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

/** `GET /v1/ioss/{month}`: what was sold under each IOSS number, with its proof; JSON or CSV. */
export const getIossMonth: OperatorRoute = async (context, event) => {
  const read = readQuery(iossQuery, event);
  if (!read.ok) return read.response;
  const { month = '' } = event.pathParameters ?? {};
  if (!MONTH.test(month)) return badRequest('bad-month', 'The month must be YYYY-MM.');
  const merchantId = await merchantOf(context, read.value.merchantId);
  const list = await iossMonth(context.services, merchantId, month);
  if (read.value.format === 'json') return jsonResponse(200, list);
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ioss-${month}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: iossCsv(list),
  };
};
