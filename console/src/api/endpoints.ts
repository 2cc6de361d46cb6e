import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const endpointSchema = z.object({
  endpointId: z.string(),
  version: z.number(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  channelId: z.optional(z.string()),
  enabled: z.boolean(),
  disabled: z.optional(
    z.object({
      reason: z.enum(['gone', 'exhausted', 'operator']),
      at: z.string(),
      by: z.optional(z.string()),
    }),
  ),
  overlapUntil: z.optional(z.string()),
});
const secretsSchema = z.object({
  endpointId: z.string(),
  secrets: z.object({ hmac: z.string(), publicKey: z.string() }),
});
const endpointsSchema = z.object({
  items: z.array(endpointSchema),
  eventTypes: z.array(z.object({ type: z.string(), tells: z.string() })),
});
const deliverySchema = z.object({
  eventId: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  status: z.enum(['pending', 'delivered', 'failed', 'skipped']),
  due: z.optional(z.string()),
  attempts: z.array(
    z.object({
      at: z.string(),
      status: z.optional(z.number()),
      reason: z.optional(z.string()),
    }),
  ),
});
const logSchema = z.object({ items: z.array(deliverySchema), nextCursor: z.optional(z.string()) });
const replayedSchema = z.object({ replayed: z.number(), nextCursor: z.optional(z.string()) });

/** An address that takes our events. */
export type Endpoint = z.infer<typeof endpointSchema>;

/** What was made for an endpoint: shown once. */
export type MadeSecrets = z.infer<typeof secretsSchema>;

/** An event on its way to one endpoint. */
export type Outbound = z.infer<typeof deliverySchema>;

/** The merchant's endpoints and those of its channels, and what there is to be told. */
export function endpointsQuery() {
  return queryOptions({
    queryKey: ['endpoints'],
    queryFn: ({ signal }) => request(endpointsSchema, '/v1/endpoints', { signal }),
  });
}

/** What an endpoint was sent, newest first. */
export function outboundQuery(endpointId: string, filter: { status: string; cursor: string }) {
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  const path = `${endpointPath(endpointId)}/deliveries?${search.toString()}`;
  return queryOptions({
    queryKey: ['outbound', endpointId, filter],
    queryFn: ({ signal }) => request(logSchema, path, { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** What an operator says of a new endpoint; no events: all. */
export interface NewEndpoint {
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
}

/** Enters an endpoint. */
export function addEndpoint(body: NewEndpoint): Promise<MadeSecrets> {
  return request(secretsSchema, '/v1/endpoints', { method: 'POST', body });
}

/** Gives an endpoint, as it is seen, fresh secrets; those before sign on for a day. */
export function rotateEndpoint({ endpointId, version }: Endpoint): Promise<MadeSecrets> {
  const call = { method: 'POST', body: {}, ifMatch: version } as const;
  return request(secretsSchema, `${endpointPath(endpointId)}/rotate`, call);
}

/** Disables or enables an endpoint as it is seen. */
export async function switchEndpoint({ endpointId, enabled, version }: Endpoint): Promise<void> {
  const path = `${endpointPath(endpointId)}/${enabled ? 'disable' : 'enable'}`;
  await request(z.unknown(), path, { method: 'POST', ifMatch: version });
}

/** Sends one test event now. */
export function tryEndpoint(endpointId: string): Promise<Outbound> {
  return request(deliverySchema, `${endpointPath(endpointId)}/test`, { method: 'POST' });
}

/** Which events are to be sent again, by when they happened: `before` is no part of it. */
export interface ReplayRange {
  readonly from?: string;
  readonly before?: string;
  readonly status?: string;
}

/** Sends events again, however many calls it takes; gives back how many. */
export async function replayEvents(endpointId: string, range: ReplayRange): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await request(replayedSchema, `${endpointPath(endpointId)}/replay`, {
      method: 'POST',
      body: { ...range, cursor },
    });
    count += page.replayed;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return count;
}

function endpointPath(endpointId: string): string {
  return `/v1/endpoints/${encodeURIComponent(endpointId)}`;
}
