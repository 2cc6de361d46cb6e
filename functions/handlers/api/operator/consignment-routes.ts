import * as z from 'zod/mini';
import { CONSIGNMENT_STATES } from '../../../domain/consignment/consignment-states.ts';
import type { ConsignmentStatus } from '../../../domain/consignment/consignment-states.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { consignmentPage } from '../../../usecases/views/consignment-page.ts';
import { consignmentSummary } from '../../../usecases/views/consignment-summary.ts';
import { findConsignments } from '../../../usecases/views/find-consignments.ts';
import { shownDocument } from '../../../usecases/views/shown-document.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { pageCursor, readPageCursor } from './page-cursor.ts';
import { pageResponse } from './page-response.ts';
import { taggedPage } from './preconditions.ts';
import { badRequest, notFound } from './problems.ts';
import { readQuery } from './read-input.ts';
import { storedMessage } from './stored-message.ts';

const PER_PAGE = 25;

export const consignmentsQuery = z.object({
  merchantId: z.optional(z.string()),
  status: z.optional(
    z.custom<ConsignmentStatus>(
      (value) => typeof value === 'string' && Object.hasOwn(CONSIGNMENT_STATES, value),
      'must be a status of a consignment',
    ),
  ),
  q: z.optional(z.string().check(z.maxLength(100))),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100'))),
});

/** `GET /v1/consignments`: one page, newest first; `q` finds by number instead. */
export const listConsignments: OperatorRoute = async (context, event) => {
  const read = readQuery(consignmentsQuery, event);
  if (!read.ok) return read.response;
  const { status, q = '' } = read.value;
  const limit = Number(read.value.limit ?? PER_PAGE);
  const { services } = context;
  const { orders, fingerprint } = services;
  const merchantId = await merchantOf(context, read.value.merchantId);
  if (q.trim() !== '') {
    const found = await findConsignments(services, merchantId, q.trim());
    const wanted = found.filter((each) => status === undefined || each.status === status);
    return jsonResponse(200, { items: wanted.slice(0, limit).map(consignmentSummary) });
  }
  const listing = `${merchantId} ${status ?? ''}`;
  const carried = read.value.cursor;
  const cursor = carried && readPageCursor(fingerprint, listing, carried);
  if (carried && cursor === undefined) return notThisCursor();
  const page = await orders.list({ merchantId, status, cursor: cursor || undefined, limit });
  const nextCursor = page.cursor && pageCursor(fingerprint, listing, page.cursor);
  return pageResponse(event, page.items.map(consignmentSummary), nextCursor);
};

function notThisCursor() {
  const detail = 'must be the nextCursor of this listing';
  return badRequest('bad-query', `The cursor ${detail}.`, [{ pointer: '/cursor', detail }]);
}

/** `GET /v1/consignments/{consignmentId}`; its ETag is what commands are about. */
export const getConsignment: OperatorRoute = async (context, event) => {
  const { consignmentId = '' } = event.pathParameters ?? {};
  const page = await consignmentPage(context.services, consignmentId, context);
  if (page === undefined) return notFound('consignment of this id');
  return taggedPage(event, page);
};

/** `GET …/documents/{documentKey}`: a message as it was on the wire, personal data masked. */
export const getDocument: OperatorRoute = async ({ services }, event) => {
  const { consignmentId = '', documentKey = '' } = event.pathParameters ?? {};
  const body = await shownDocument(services, consignmentId, documentKey);
  if (body === undefined) return notFound('document of this name at this consignment');
  const type = isJson(documentKey) ? 'application/json' : 'application/xml';
  return storedMessage(body, `${type}; charset=utf-8`);
};

/** Papers of our own are JSON, what goes to and comes from customs is XML. */
function isJson(documentKey: string): boolean {
  return Buffer.from(documentKey, 'base64url').toString('utf8').endsWith('.json');
}
