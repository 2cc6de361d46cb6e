import * as z from 'zod/mini';
import { deniedPartyFile } from '../../../runtime/denied-party-file.ts';
import { actorOf, jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import { clearScreening } from '../../../usecases/clear-screening.ts';
import { getConsignment } from './consignment-routes.ts';
import type { OperatorRoute } from './operator-context.ts';
import { failedPrecondition, seenVersions, versionChanged } from './preconditions.ts';
import { conflict, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 20_000;
const MOST_LIST_BYTES = 5_000_000;

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be YYYY-MM-DD'));

export const clearBody = z.object({
  scope: z.enum(['consignment', 'buyer']),
  until: z.optional(day),
  /** Why: it is kept with the clearance. */
  note: z.string().check(z.minLength(1), z.maxLength(500)),
});

/** `POST …/clear`: sets aside what screening found; the same token goes on. */
export const clearByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(clearBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { consignmentId = '' } = event.pathParameters ?? {};
  const known = await context.services.orders.consignment(consignmentId);
  if (known === undefined) return notFound('consignment of this id');
  const failed = failedPrecondition(event, known.version);
  if (failed !== undefined) return failed;
  const clearing = { ...read.value, by: actorOf(event) };
  const seen = seenVersions(event) ?? [];
  const cleared = await clearScreening(context.services, consignmentId, clearing, seen);
  switch (cleared.kind) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return notFound('consignment of this id');
    case 'not-held':
      return conflict('not-legal', 'Screening does not hold the consignment as it stands.');
    case 'refused': {
      const { code, message: detail } = cleared;
      return problemResponse({ status: 422, code, title: 'Not cleared', detail });
    }
    case 'cleared':
      return getConsignment(context, event);
  }
};

/** `POST /v1/screening/list`: replaces the denied-party list that everything is screened against. */
export const putScreeningList: OperatorRoute = async ({ services }, event) => {
  const read = readBody(deniedPartyFile, event, MOST_LIST_BYTES);
  if (!read.ok) return read.response;
  const { listId, asOf, parties } = read.value;
  await services.screening.putList(read.value);
  return jsonResponse(200, { listId, asOf, parties: parties.length });
};
