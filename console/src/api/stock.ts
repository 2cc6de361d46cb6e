import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request, requestText } from './request.ts';

const text = z.optional(z.string());

const quantitiesSchema = z.object({
  unit: z.string(),
  book: z.string(),
  reserved: z.string(),
  declared: z.string(),
  releasedNotGated: z.string(),
  onHand: z.string(),
  /** On the book and not received; negative after an over receipt. */
  notReceived: z.string(),
});

const lineSchema = z.object({
  accountBook: z.string(),
  bookItem: z.string(),
  unit: z.string(),
  /** In the unit of sale first, then in the statutory units. */
  quantities: z.array(quantitiesSchema),
});

/** One stock line, each quantity apart. */
export type StockLine = z.infer<typeof lineSchema>;

const bookSchema = z.object({
  accountBook: z.string(),
  warehouses: z.array(z.object({ warehouseId: z.string(), name: z.string() })),
  bonded: z.boolean(),
  lines: z.array(lineSchema),
});

/** One stock book and its lines. */
export type StockBook = z.infer<typeof bookSchema>;

const movementSchema = z.object({
  movementId: z.string(),
  kind: z.string(),
  quantity: z.string(),
  at: z.string(),
  cause: z.string(),
  voucher: z.string(),
  by: text,
  book: z.object({ before: z.string(), after: z.string() }),
});

/** One movement of a line, with the paper behind it. */
export type Movement = z.infer<typeof movementSchema>;

const inboundSchema = z.object({
  inboundId: z.string(),
  reference: z.string(),
  warehouseId: z.string(),
  openedAt: z.string(),
  accountBook: text,
  nextStep: text,
  waitsFor: text,
  steps: z.array(
    z.object({ step: z.string(), title: z.string(), voucher: text, by: text, at: text }),
  ),
  lines: z.array(
    z.object({
      lineId: z.string(),
      sku: z.string(),
      advised: z.string(),
      counted: text,
      differs: z.boolean(),
    }),
  ),
});

/** Goods on their way into a warehouse. */
export type Inbound = z.infer<typeof inboundSchema>;

const adjustmentSchema = z.object({
  adjustmentId: z.string(),
  accountBook: z.string(),
  bookItem: z.string(),
  unit: z.string(),
  direction: z.enum(['up', 'down']),
  of: z.string(),
  quantity: z.string(),
  reason: z.string(),
  requestedBy: z.string(),
  status: z.enum(['requested', 'approved', 'posted', 'rejected']),
  decidedBy: text,
  openedAt: z.string(),
  actions: z.array(z.enum(['approved', 'rejected'])),
});

/** A correction of a stock line, with what whoever looks may decide. */
export type Adjustment = z.infer<typeof adjustmentSchema>;

const cellSchema = z.object({
  mode: z.string(),
  country: z.string(),
  chapter: z.string(),
  value: z.string(),
  currency: z.string(),
  weightGrams: z.number(),
  parcels: z.number(),
});

/** One row of a month's statistics. */
export type StatisticsRow = z.infer<typeof cellSchema>;

const statisticsSchema = z.object({
  rows: z.array(cellSchema),
  totals: z.array(cellSchema),
  /** The rows add up to the released lists. */
  agrees: z.boolean(),
});

/** Every stock book, live. */
export function stockQuery() {
  return queryOptions({
    queryKey: ['stock'],
    queryFn: ({ signal }) =>
      request(z.object({ books: z.array(bookSchema) }), '/v1/stock', { signal }),
    refetchInterval: POLLING.calm,
  });
}

/** The newest movements of one line. */
export function movementsQuery({ accountBook, bookItem, unit }: StockLine) {
  const search = new URLSearchParams({ book: accountBook, item: bookItem, unit });
  return queryOptions({
    queryKey: ['movements', accountBook, bookItem, unit],
    queryFn: ({ signal }) =>
      request(
        z.object({ items: z.array(movementSchema) }),
        `/v1/stock/movements?${search.toString()}`,
        { signal },
      ),
    refetchInterval: POLLING.calm,
  });
}

/** The newest inbounds. */
export function inboundsQuery() {
  return queryOptions({
    queryKey: ['inbounds'],
    queryFn: ({ signal }) =>
      request(z.object({ items: z.array(inboundSchema) }), '/v1/inbounds', { signal }),
    refetchInterval: POLLING.calm,
  });
}

/** The newest adjustments, as the named operator may decide on them. */
export function adjustmentsQuery(operator: string) {
  return queryOptions({
    queryKey: ['adjustments', operator],
    queryFn: ({ signal }) =>
      request(z.object({ items: z.array(adjustmentSchema) }), '/v1/adjustments', { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

const anything = z.unknown();

/** Approves, which moves the ledger, or rejects. */
export async function decideOnAdjustment(
  adjustmentId: string,
  decision: 'approved' | 'rejected',
): Promise<void> {
  const path = `/v1/adjustments/${encodeURIComponent(adjustmentId)}/decision`;
  await request(anything, path, { method: 'POST', body: { decision } });
}

/** Goods that are announced: quantities are decimals of the unit of sale. */
export interface Advice {
  readonly warehouseId: string;
  readonly reference: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: string }[];
}

/** Advises goods. The same reference again is the same inbound. */
export async function adviseInbound(advice: Advice): Promise<void> {
  await request(anything, '/v1/inbounds', { method: 'POST', body: advice });
}

/** A step that somebody took, under its paper; a count with what was counted. */
export interface StepTaken {
  readonly step: string;
  readonly voucher: string;
  readonly lines?: readonly { readonly lineId: string; readonly quantity: string }[];
}

/** Records the next step of an inbound. */
export async function takeInboundStep(inboundId: string, taken: StepTaken): Promise<void> {
  const path = `/v1/inbounds/${encodeURIComponent(inboundId)}/steps`;
  await request(anything, path, { method: 'POST', body: taken });
}

/** Released goods of one month, `YYYY-MM`. */
export function statisticsQuery(month: string) {
  return queryOptions({
    queryKey: ['statistics', month],
    queryFn: ({ signal }) => request(statisticsSchema, statisticsPath(month, 'json'), { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** The same as a file for spreadsheets. */
export async function statisticsFile(month: string) {
  return requestText(statisticsPath(month, 'csv'));
}

function statisticsPath(month: string, format: string): string {
  return `/v1/statistics?month=${encodeURIComponent(month)}&format=${format}`;
}
