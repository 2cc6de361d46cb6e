import * as z from 'zod/mini';
import type { Summary } from '../../../domain/summary/summary.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { requestSummary } from '../../../usecases/summaries/request-summary.ts';
import { shownSummaryDocument, summaryView } from '../../../usecases/views/summary-view.ts';
import { listedPage } from './listed-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { operatorOf } from './operator-name.ts';
import { taggedPage } from './preconditions.ts';
import { conflict, notFound } from './problems.ts';
import { readBody } from './read-input.ts';
import { storedMessage } from './stored-message.ts';

const MOST_BYTES = 2_000;

export const summaryBody = z.object({
  merchantId: z.optional(z.string()),
  month: z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be YYYY-MM')),
});

/**
 * `POST /v1/summaries`: has a month's released lists summed up (701), and files anew what customs
 * refused. Asked again, it changes nothing.
 */
export const postSummary: OperatorRoute = async (context, event) => {
  const read = readBody(summaryBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const { month } = read.value;
  const asked = await requestSummary(context.services, merchantId, month, operatorOf(event));
  if (!asked.ok) return conflict(asked.code, `Nothing is filed: ${asked.message}.`);
  return jsonResponse(202, { items: asked.value.map(summaryView) });
};

/** `GET /v1/summaries`: one page of the merchant's applications, newest first. */
export const listSummaries: OperatorRoute = (context, event) => {
  const { summaries } = context.services.office;
  return listedPage<Summary>(
    context,
    event,
    'summaries',
    (filter) => summaries.list(filter),
    summaryView,
  );
};

/** `GET /v1/summaries/{summaryId}`: how far it got, with every receipt. */
export const getSummary: OperatorRoute = async ({ services }, event) => {
  const summary = await services.office.summaries.get(event.pathParameters?.summaryId ?? '');
  return summary === undefined
    ? notFound('summary application of this id')
    : taggedPage(event, summaryView(summary));
};

/** `GET …/documents/{documentKey}`: a message as it was on the wire. */
export const getSummaryDocument: OperatorRoute = async ({ services }, event) => {
  const { summaryId = '', documentKey = '' } = event.pathParameters ?? {};
  const body = await shownSummaryDocument(services, summaryId, documentKey);
  return body === undefined
    ? notFound('document of this name at this application')
    : storedMessage(body, 'application/xml; charset=utf-8');
};
