import * as z from 'zod/mini';
import type { Page } from '../../../ports/order-store.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorContext } from './operator-context.ts';
import { pageCursor, readPageCursor } from './page-cursor.ts';
import { pageResponse } from './page-response.ts';
import { badRequest } from './problems.ts';
import { readQuery } from './read-input.ts';

const PER_PAGE = 25;

export const pageQuery = z.object({
  merchantId: z.optional(z.string()),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100'))),
});

/** A store's listing of a merchant. */
export type Listing<Item> = (filter: {
  readonly merchantId: string;
  readonly limit: number;
  readonly cursor?: string;
}) => Promise<Page<Item>>;

/**
 * One page of a merchant's listing, newest first.
 *
 * @param name of the listing: its cursors are good for it alone
 */
export async function listedPage<Item>(
  context: OperatorContext,
  event: HttpEvent,
  name: string,
  list: Listing<Item>,
  view: (item: Item) => unknown,
): Promise<HttpResponse> {
  const read = readQuery(pageQuery, event);
  if (!read.ok) return read.response;
  const { fingerprint } = context.services;
  const { cursor: carried, limit } = read.value;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const listing = `${name} ${merchantId}`;
  const cursor = carried && readPageCursor(fingerprint, listing, carried);
  if (carried && cursor === undefined) {
    const detail = 'must be the nextCursor of this listing';
    return badRequest('bad-query', `The cursor ${detail}.`, [{ pointer: '/cursor', detail }]);
  }
  const wanted = { merchantId, cursor: cursor || undefined, limit: Number(limit ?? PER_PAGE) };
  const page = await list(wanted);
  const nextCursor = page.cursor && pageCursor(fingerprint, listing, page.cursor);
  return pageResponse(event, page.items.map(view), nextCursor);
}
