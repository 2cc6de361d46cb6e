import * as z from 'zod/mini';
import { loadActions } from '../../../domain/load/load-actions.ts';
import type { LoadAction } from '../../../domain/load/load-actions.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { actorOf } from '../../../runtime/http-response.ts';
import { closeLoad } from '../../../usecases/loads/close-load.ts';
import type { SeenVersions } from '../../../usecases/seen-versions.ts';
import { askAgainForLoad, takeOut } from '../../../usecases/loads/steer-load.ts';
import type { SteerResult } from '../../../usecases/loads/steer-load.ts';
import { getLoad } from './load-routes.ts';
import type { OperatorContext, OperatorRoute } from './operator-context.ts';
import { failedPrecondition, seenVersions, versionChanged } from './preconditions.ts';
import { conflict, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 20_000;

export const closeLoadBody = z.object({});
export const takeOutBody = z.object({
  consignmentId: z.string().check(z.minLength(1), z.maxLength(40)),
});
export const askAgainBody = z.object({ note: z.optional(z.string().check(z.maxLength(500))) });

/** `POST …/close`: closes an open load now; who may not travel is taken out. */
export const closeByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(closeLoadBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'close');
  if ('statusCode' in allowed) return allowed;
  const { services } = context;
  const by = actorOf(event);
  const closed = await closeLoad(services, idOf(event), 'operator', by, allowed.seen);
  switch (closed) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return noLoad();
    case 'not-open':
      return illegal('close');
    case 'nobody-travels':
      return conflict('nobody-travels', 'None of its parcels may travel now: all were taken out.');
    case 'closed':
      return getLoad(context, event);
  }
};

/** `POST …/take-out`: takes one parcel out before the gate; it joins the next load by itself. */
export const takeOutByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(takeOutBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'take-out');
  if ('statusCode' in allowed) return allowed;
  const { services } = context;
  const { consignmentId } = read.value;
  const by = actorOf(event);
  const steered = await takeOut(services, idOf(event), consignmentId, by, allowed.seen);
  return answerOf(context, event, 'take-out', steered);
};

/** `POST …/ask-again`: what was refused is asked for once more, as a new request. */
export const askAgainByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(askAgainBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'ask-again');
  if ('statusCode' in allowed) return allowed;
  const { services } = context;
  const { note } = read.value;
  const by = actorOf(event);
  const steered = await askAgainForLoad(services, idOf(event), by, note, allowed.seen);
  return answerOf(context, event, 'ask-again', steered);
};

function answerOf(
  context: OperatorContext,
  event: HttpEvent,
  action: LoadAction,
  steered: SteerResult,
): HttpResponse | Promise<HttpResponse> {
  switch (steered) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return noLoad();
    case 'not-in-load':
      return conflict('not-in-load', 'The consignment is not in this load.');
    case 'not-legal':
      return illegal(action);
    case 'done':
      return getLoad(context, event);
  }
}

/**
 * The checks that every command shares, and what it is about; the use case compares and decides
 * again over what it commits.
 */
async function allowedCommand(
  { services: { loads } }: OperatorContext,
  event: HttpEvent,
  action: LoadAction,
): Promise<HttpResponse | { readonly seen: SeenVersions }> {
  const stored = await loads.load(idOf(event));
  if (stored === undefined) return noLoad();
  const failed = failedPrecondition(event, stored.load.version);
  if (failed !== undefined) return failed;
  if (!loadActions(stored.load, stored.asks).includes(action)) return illegal(action);
  return { seen: seenVersions(event) ?? [] };
}

function idOf({ pathParameters }: HttpEvent): string {
  return pathParameters?.loadId ?? '';
}

function noLoad(): HttpResponse {
  return notFound('load of this id');
}

function illegal(action: LoadAction): HttpResponse {
  return conflict('not-legal', `The load cannot be taken through “${action}” as it stands.`);
}
