import * as z from 'zod/mini';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { reconcile } from '../../../usecases/reconcile/reconcile.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { notFound } from './problems.ts';
import { readQuery } from './read-input.ts';
import { reportKey } from './report-summaries.ts';
import type { ReportFormat } from './report-summaries.ts';

/** Also keeps a name from leading out of the folder of reports. */
const REPORT_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_:-]|\.(?!\.)){0,99}$/;

const CONTENT_TYPES: { readonly [F in ReportFormat]: string } = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

export const reportQuery = z.object({ format: z._default(z.enum(['json', 'csv']), 'json') });
const merchantQuery = z.object({ merchantId: z.optional(z.string()) });

/** `GET /v1/reports`: stored reconciliation reports, newest first. */
export const listReports: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const reports = await context.reportSummaries();
  return jsonResponse(200, { items: reports.filter((each) => each.merchantId === merchantId) });
};

/** `GET /v1/reports/{reportId}`: one report as it was stored. */
export const getReport: OperatorRoute = async ({ services }, event) => {
  const read = readQuery(reportQuery, event);
  if (!read.ok) return read.response;
  const { reportId = '' } = event.pathParameters ?? {};
  const { format } = read.value;
  const body = REPORT_ID.test(reportId)
    ? await services.documents.get(reportKey(reportId, format))
    : undefined;
  if (body === undefined) return notFound('report of this id in this format');
  return {
    statusCode: 200,
    headers: {
      'content-type': CONTENT_TYPES[format],
      'content-disposition': `attachment; filename="${reportId}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: Buffer.from(body).toString('utf8'),
  };
};

/** `POST /v1/reconciliations`: compares with all partners now; answers when the report is there. */
export const runReconciliation: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  if ((await context.services.directory.merchant(merchantId)) === undefined) {
    return notFound('merchant of this id');
  }
  const report = await reconcile(context.services, merchantId);
  return jsonResponse(201, report, { location: `/v1/reports/${report.reportId}` });
};
