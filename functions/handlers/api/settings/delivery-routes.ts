import * as z from 'zod/mini';
import type { OutboundDelivery } from '../../../domain/outbound/delivery.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { replay, sendTest } from '../../../usecases/outbound/send-by-hand.ts';
import { pageCursor, readPageCursor } from '../operator/page-cursor.ts';
import { badRequest, conflict } from '../operator/problems.ts';
import { readBody, readQuery } from '../operator/read-input.ts';
import { endpointNamed } from './endpoint-routes.ts';
import type { SettingsContext, SettingsRoute } from './settings-context.ts';

const MOST_BYTES = 2_000;
const PER_PAGE = 25;

const status = z.enum(['pending', 'delivered', 'failed', 'skipped']);
const instant = z.iso.datetime({ error: 'must be an ISO 8601 moment in UTC' });

export const deliveryQuery = z.object({
  merchantId: z.optional(z.string()),
  status: z.optional(status),
  from: z.optional(instant),
  before: z.optional(instant),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100'))),
});
export const replayBody = z.object({
  status: z.optional(status),
  from: z.optional(instant),
  before: z.optional(instant),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
});

/** `GET …/deliveries`: what was sent, each with every attempt, newest event first. */
export const listOutbound: SettingsRoute = async (context, event) => {
  const read = readQuery(deliveryQuery, event);
  if (!read.ok) return read.response;
  const endpoint = await endpointNamed(context, event);
  if ('statusCode' in endpoint) return endpoint;
  const { limit, cursor: carried, status: wanted, from, before } = read.value;
  const { endpointId } = endpoint;
  const cursor = cursorOf(context, endpointId, carried);
  if (cursor === 'unknown') return badCursor();
  const page = await context.services.endpoints.deliveries({
    endpointId,
    limit: Number(limit ?? PER_PAGE),
    status: wanted,
    from,
    before,
    cursor,
  });
  return jsonResponse(200, {
    items: page.items.map(deliveryView),
    nextCursor: carriedOf(context, endpointId, page.cursor),
  });
};

/** `POST …/replay`: sends a range again; `nextCursor` goes on where one call ends. */
export const replayByOperator: SettingsRoute = async (context, event) => {
  const read = readBody(replayBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const endpoint = await endpointNamed(context, event);
  if ('statusCode' in endpoint) return endpoint;
  const { endpointId, disabled } = endpoint;
  if (disabled !== undefined) return conflict('disabled', 'The endpoint is disabled: enable it.');
  const cursor = cursorOf(context, endpointId, read.value.cursor);
  if (cursor === 'unknown') return badCursor();
  const { replayed, cursor: next } = await replay(context.services, endpointId, {
    ...read.value,
    cursor,
  });
  return jsonResponse(202, { replayed, nextCursor: carriedOf(context, endpointId, next) });
};

/** `POST …/test`: one test event, now; the answer is what became of it. */
export const testByOperator: SettingsRoute = async (context, event) => {
  const endpoint = await endpointNamed(context, event);
  if ('statusCode' in endpoint) return endpoint;
  const sent = await sendTest(context.services, endpoint);
  return sent === 'busy'
    ? conflict('busy', 'As many events are under way to this endpoint as may be: try again.')
    : jsonResponse(200, deliveryView(sent));
};

function cursorOf(
  { services: { fingerprint } }: SettingsContext,
  endpointId: string,
  carried: string | undefined,
): string | undefined {
  if (carried === undefined || carried === '') return undefined;
  return readPageCursor(fingerprint, `outbound ${endpointId}`, carried) ?? 'unknown';
}

function carriedOf(
  { services: { fingerprint } }: SettingsContext,
  endpointId: string,
  cursor: string | undefined,
): string | undefined {
  return cursor && pageCursor(fingerprint, `outbound ${endpointId}`, cursor);
}

function badCursor() {
  const detail = 'must be the nextCursor of this listing';
  return badRequest('bad-query', `The cursor ${detail}.`, [{ pointer: '/cursor', detail }]);
}

/** A delivery as operators see it. */
export function deliveryView(delivery: OutboundDelivery) {
  const { eventId, type, occurredAt, status: state, attempts, due, body } = delivery;
  return { eventId, type, occurredAt, status: state, attempts, due, body };
}
