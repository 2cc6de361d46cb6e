import * as z from 'zod/mini';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { cataloguePage, itemGaps } from '../../../usecases/views/catalogue-view.ts';
import type { Lacking, ListedItem } from '../../../usecases/views/catalogue-view.ts';
import { catalogueItemView, goodsBody, sku } from '../catalogue/item-body.ts';
import { listedPage } from './listed-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { failedContent, taggedContent, versionChanged } from './preconditions.ts';
import { badRequest, notFound } from './problems.ts';
import { readBody, readQuery } from './read-input.ts';

const MOST_BYTES = 20_000;

export const itemQuery = z.object({ merchantId: z.optional(z.string()) });
export const catalogueQuery = z.object({
  /** The beginning of an SKU, as it is written. */
  prefix: z.optional(z.string().check(z.maxLength(60))),
  /** Only the items of the page that lack something on the ways of this trade mode, or on `any`. */
  missing: z.optional(
    z.custom<Lacking>(
      (value) =>
        typeof value === 'string' && (value === 'any' || Object.hasOwn(TRADE_MODES, value)),
      'must be any or a trade mode',
    ),
  ),
});

/** `GET /v1/catalogue`: one page, by SKU, each item with what it lacks. */
export const listCatalogue: OperatorRoute = async (context, event) => {
  const read = readQuery(catalogueQuery, event);
  if (!read.ok) return read.response;
  const { prefix, missing } = read.value;
  const name = `catalogue ${prefix ?? ''}`;
  return listedPage<ListedItem>(
    ...([context, event, name] as const),
    (filter) => cataloguePage(context.services, { ...filter, prefix }, missing),
    listedItemView,
  );
};

/** An item of a listing: what it lacks stands beside what it says. */
export function listedItemView({ item, gaps }: ListedItem) {
  return { ...catalogueItemView(item), missing: gaps };
}

/** `GET /v1/catalogue/{sku}`. */
export const getCatalogueItem: OperatorRoute = async (context, event) => {
  const read = readQuery(itemQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const { directory } = context.services;
  const item = await directory.catalogueItem(merchantId, event.pathParameters?.sku ?? '');
  return item === undefined
    ? notFound('catalogue item of this SKU')
    : taggedContent(event, catalogueItemView(item));
};

/** `GET /v1/catalogue/{sku}/missing`: what holds a parcel with it, way by way. */
export const getItemGaps: OperatorRoute = async (context, event) => {
  const read = readQuery(itemQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const { sku: named = '' } = event.pathParameters ?? {};
  return jsonResponse(200, await itemGaps(context.services, merchantId, named));
};

/** `PUT /v1/catalogue/{sku}`: the item as a whole; one that is there as it was read. */
export const putCatalogueItem: OperatorRoute = async (context, event) => {
  const query = readQuery(itemQuery, event);
  if (!query.ok) return query.response;
  const read = readBody(goodsBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const named = z.safeParse(sku, event.pathParameters?.sku);
  if (!named.success) return badRequest('bad-sku', 'An SKU has 1 to 60 characters.');
  const merchantId = await merchantOf(context, query.value.merchantId);
  const { directory } = context.services;
  if ((await directory.merchant(merchantId)) === undefined) return notFound('merchant of this id');
  const item = { ...read.value, merchantId, sku: named.data };
  const before = await directory.catalogueItem(merchantId, named.data);
  const failed = before && failedContent(event, catalogueItemView(before));
  if (failed !== undefined) return failed;
  const put = await directory.putCatalogueItem(item, before ?? 'absent');
  return put === 'written' ? taggedContent(event, catalogueItemView(item)) : versionChanged();
};
