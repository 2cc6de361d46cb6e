import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ApiError } from './api-error.ts';
import { request, requestTagged } from './request.ts';

const PAGE_SIZE = 25;
/** What is missing is looked for among so many items at once: the most that a page holds. */
const LOOKED_AT = 100;
const text = z.optional(z.string());

/** What an item lacks for one trade mode, as JSON pointers into the item. */
const gapsSchema = z.object({ mode: z.string(), missing: z.array(z.string()) });
const listedSchema = z.object({
  sku: z.string(),
  hsCode: text,
  declaredName: text,
  description: text,
  origin: text,
  grossWeightGrams: z.optional(z.number()),
  missing: z.array(gapsSchema),
});
const pageSchema = z.object({
  items: z.array(listedSchema),
  nextCursor: z.optional(z.string()),
});
const itemGapsSchema = z.object({
  ways: z.array(z.extend(gapsSchema, { places: z.array(z.object({ accountBook: text })) })),
  destinations: z.array(z.object({ territory: z.string(), missing: z.array(z.string()) })),
});
/** Fields of an item; the editor knows them by their pointers. */
const itemSchema = z.record(z.string(), z.unknown());

export type ListedItem = z.infer<typeof listedSchema>;
export type ItemGaps = z.infer<typeof itemGapsSchema>;

/** An item under the tag it was read with; without one there is no item of this SKU. */
export interface StoredItem {
  readonly item: z.infer<typeof itemSchema>;
  readonly etag?: string;
}

/** What a listing is narrowed to; empty strings narrow nothing. */
export interface CatalogueFilter {
  /** The beginning of an SKU. */
  readonly prefix: string;
  /** `any`, or a trade mode: only what lacks something there. */
  readonly missing: string;
  readonly cursor: string;
}

/** One page of the catalogue, by SKU. It changes by hand only, so it is not asked for again and again. */
export function catalogueQuery(filter: CatalogueFilter) {
  const limit = filter.missing === '' ? PAGE_SIZE : LOOKED_AT;
  const wanted = Object.entries(filter).filter(([, value]) => value !== '');
  const search = new URLSearchParams([['limit', String(limit)], ...wanted]);
  return queryOptions({
    queryKey: ['catalogue', filter],
    queryFn: ({ signal }) => request(pageSchema, `${PATH}?${search.toString()}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One item; it stays as it was read until it is saved, or read again on purpose. */
export function itemQuery(sku: string) {
  return queryOptions({
    queryKey: ['catalogue-item', sku],
    queryFn: async ({ signal }): Promise<StoredItem> => {
      try {
        const { value, etag } = await requestTagged(itemSchema, pathOf(sku), { signal });
        return { item: value, etag };
      } catch (error) {
        if (error instanceof ApiError && error.fault === 'absent') return { item: {} };
        throw error;
      }
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

/** What an item lacks, way by way, and what destinations want of it. */
export function itemGapsQuery(sku: string) {
  return queryOptions({
    queryKey: ['item-gaps', sku],
    queryFn: ({ signal }) => request(itemGapsSchema, `${pathOf(sku)}/missing`, { signal }),
  });
}

/** Writes an item as a whole, as it was read under `etag`, or as a new one. */
export async function saveItem(
  sku: string,
  body: object,
  ifMatch: string | undefined,
): Promise<StoredItem> {
  const call = { method: 'PUT', body, ifMatch } as const;
  const { value, etag } = await requestTagged(itemSchema, pathOf(sku), call);
  return { item: value, etag };
}

const reportSchema = z.object({
  rows: z.number(),
  written: z.number(),
  errors: z.array(
    z.object({ line: z.number(), column: z.string(), code: z.string(), message: z.string() }),
  ),
});

export type ImportReport = z.infer<typeof reportSchema>;

/** Rows to import: the text of a file, or items. */
export type ImportRows = { readonly csv: string } | { readonly items: readonly object[] };

/** Has rows checked; nothing is written. */
export function checkRows(rows: ImportRows): Promise<ImportReport> {
  const body = { ...rows, dryRun: true };
  return request(reportSchema, `${PATH}/imports`, { method: 'POST', body });
}

/** Imports rows: all or none, or with `partial` those that are right. */
export function importRows(rows: ImportRows, partial: boolean): Promise<ImportReport> {
  return request(reportSchema, `${PATH}/imports`, { method: 'POST', body: { ...rows, partial } });
}

const PATH = '/v1/catalogue';

function pathOf(sku: string): string {
  return `${PATH}/${encodeURIComponent(sku)}`;
}
