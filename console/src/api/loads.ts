import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { documentSchema } from './document.ts';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const PAGE_SIZE = 25;
const text = z.optional(z.string());

/** Where a load is, in the order of its life. */
export const LOAD_STATUSES = ['open', 'closed', 'gated-out', 'departed', 'arrived'] as const;

/** One status of a load. */
export type LoadStatus = (typeof LOAD_STATUSES)[number];

/** One row of a listing: what is needed to recognise a load and to see how it fares. */
const loadSummarySchema = z.object({
  loadId: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  modeTitle: z.string(),
  destination: z.string(),
  warehouseId: z.string(),
  carrierId: z.string(),
  status: z.enum(LOAD_STATUSES),
  parcels: z.number(),
  weightGrams: z.number(),
  masterBill: text,
  voyage: text,
  openedAt: z.string(),
  closesAt: text,
  updatedAt: z.string(),
  /** Asks that were refused: an operator asks again once what stood in the way is put right. */
  holds: z.array(
    z.object({ ask: z.string(), code: z.string(), message: z.string(), since: z.string() }),
  ),
});

export type LoadSummary = z.infer<typeof loadSummarySchema>;

/** One load with everything an operator may see of it. */
const loadSchema = z.extend(loadSummarySchema, {
  /** What its numbers are called where it travels so. */
  meaning: z.string(),
  wording: z.object({ bill: z.string(), voyage: z.string(), vessel: z.string() }),
  version: z.number(),
  booking: z.optional(
    z.object({
      masterBill: z.string(),
      voyage: z.string(),
      vessel: z.string(),
      trafficMode: z.string(),
      departsAt: z.string(),
    }),
  ),
  seal: text,
  plate: text,
  /** What the zone's gate let it out with. */
  gatePass: z.optional(
    z.object({
      number: z.string(),
      plate: z.string(),
      seal: z.string(),
      listNumbers: z.array(z.string()),
    }),
  ),
  closedAt: text,
  gatedOutAt: text,
  listsReleasedAt: text,
  departedAt: text,
  departedFrom: text,
  arrivedAt: text,
  arrivedIn: text,
  entries: z.array(
    z.object({
      consignmentId: z.string(),
      waybillNumber: z.string(),
      listNumber: text,
      weightGrams: z.number(),
      /** An earlier load brought it to the site. */
      atSite: z.optional(z.boolean()),
    }),
  ),
  /** What is packed: bags by pallet, without a number for bags that are on none. */
  pallets: z.array(
    z.object({
      pallet: text,
      bags: z.array(z.object({ bag: z.string(), seal: text, consignmentIds: z.array(z.string()) })),
    }),
  ),
  left: z.array(z.object({ consignmentId: z.string(), reason: z.string() })),
  documents: z.array(documentSchema),
  waitsFor: z.array(
    z.object({
      name: z.string(),
      party: text,
      attempts: z.number(),
      askedAt: z.string(),
      againAt: z.string(),
    }),
  ),
  timeline: z.array(
    z.object({ version: z.number(), at: z.string(), type: z.string(), text: z.string(), by: text }),
  ),
  actions: z.array(z.enum(['close', 'take-out', 'ask-again'])),
});

export type Load = z.infer<typeof loadSchema>;

const pageSchema = z.object({
  items: z.array(loadSummarySchema),
  nextCursor: z.optional(z.nullable(z.string())),
});

/** What a listing is narrowed to; empty strings narrow nothing. */
export interface LoadFilter {
  readonly status: string;
  readonly cursor: string;
}

/** One page of loads, newest first. */
export function loadsQuery(filter: LoadFilter) {
  const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (filter.status !== '') search.set('status', filter.status);
  if (filter.cursor !== '') search.set('cursor', filter.cursor);
  return queryOptions({
    queryKey: ['loads', filter],
    queryFn: ({ signal }) => request(pageSchema, `/v1/loads?${search.toString()}`, { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** One load, live. */
export function loadQuery(loadId: string) {
  return queryOptions({
    queryKey: ['load', loadId],
    queryFn: ({ signal }) => request(loadSchema, loadPath(loadId), { signal }),
    refetchInterval: POLLING.watched,
  });
}

/** What an operator may tell the host to do with a load; each is about the version they look at. */
export type LoadCommand =
  | { readonly verb: 'close' }
  | { readonly verb: 'take-out'; readonly consignmentId: string }
  | { readonly verb: 'ask-again' };

/** Sends a command about the load as the operator sees it. */
export async function commandLoad(
  { loadId, version }: Pick<Load, 'loadId' | 'version'>,
  { verb, ...body }: LoadCommand,
): Promise<void> {
  const path = `${loadPath(loadId)}/${verb}`;
  await request(z.unknown(), path, { method: 'POST', body, ifMatch: version });
}

function loadPath(loadId: string): string {
  return `/v1/loads/${encodeURIComponent(loadId)}`;
}
