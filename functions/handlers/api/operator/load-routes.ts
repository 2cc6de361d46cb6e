import * as z from 'zod/mini';
import { LOAD_STATES } from '../../../domain/load/load-states.ts';
import type { LoadStatus } from '../../../domain/load/load-states.ts';
import { loadPage } from '../../../usecases/views/load-page.ts';
import { loadSummary } from '../../../usecases/views/load-summary.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { pageCursor, readPageCursor } from './page-cursor.ts';
import { pageResponse } from './page-response.ts';
import { taggedPage } from './preconditions.ts';
import { badRequest, notFound } from './problems.ts';
import { readQuery } from './read-input.ts';

const PER_PAGE = 25;

export const loadsQuery = z.object({
  merchantId: z.optional(z.string()),
  status: z.optional(
    z.custom<LoadStatus>(
      (value) => typeof value === 'string' && Object.hasOwn(LOAD_STATES, value),
      'must be a status of a load',
    ),
  ),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100'))),
});

/** `GET /v1/loads`: one page, newest first. */
export const listLoads: OperatorRoute = async (context, event) => {
  const read = readQuery(loadsQuery, event);
  if (!read.ok) return read.response;
  const { status, cursor: carried, limit } = read.value;
  const { loads, fingerprint } = context.services;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const listing = `loads ${merchantId} ${status ?? ''}`;
  const cursor = carried && readPageCursor(fingerprint, listing, carried);
  if (carried && cursor === undefined) {
    const detail = 'must be the nextCursor of this listing';
    return badRequest('bad-query', `The cursor ${detail}.`, [{ pointer: '/cursor', detail }]);
  }
  const page = await loads.list({
    merchantId,
    status,
    cursor: cursor || undefined,
    limit: Number(limit ?? PER_PAGE),
  });
  const nextCursor = page.cursor && pageCursor(fingerprint, listing, page.cursor);
  return pageResponse(event, page.items.map(loadSummary), nextCursor);
};

/** `GET /v1/loads/{loadId}`; its ETag is what commands are about. */
export const getLoad: OperatorRoute = async ({ services }, event) => {
  const page = await loadPage(services, event.pathParameters?.loadId ?? '');
  if (page === undefined) return notFound('load of this id');
  return taggedPage(event, page);
};
