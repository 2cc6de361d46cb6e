import * as z from 'zod/mini';
import { legalActions } from '../../../domain/consignment/legal-actions.ts';
import type { LegalAction } from '../../../domain/consignment/legal-actions.ts';
import { returnRefusal } from '../../../domain/consignment/return-rules.ts';
import { RESUMABLE_STAGES } from '../../../domain/consignment/stages.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { actorOf, jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import { cancelConsignment } from '../../../usecases/cancel-consignment.ts';
import { fixHold } from '../../../usecases/fix-hold.ts';
import type { SeenVersions } from '../../../usecases/seen-versions.ts';
import { requestReturn } from '../../../usecases/request-return.ts';
import { resumeConsignment } from '../../../usecases/resume-consignment.ts';
import { getConsignment } from './consignment-routes.ts';
import type { OperatorContext, OperatorRoute } from './operator-context.ts';
import { failedPrecondition, seenVersions, versionChanged } from './preconditions.ts';
import { conflict, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 20_000;
const MOST_CHANGES = 100;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

export const fixBody = z.object({
  changes: z
    .array(z.object({ field: text(60), value: z.string().check(z.maxLength(500)) }))
    .check(z.maxLength(MOST_CHANGES)),
  note: z.optional(z.string().check(z.maxLength(500))),
});
export const reasonBody = z.object({ reason: text(200) });
export const resumeBody = z.object({ stage: z.enum([...RESUMABLE_STAGES, 'unwind']) });

/** `POST …/fix`: corrects fields of a held consignment; the same token goes on. */
export const fixConsignment: OperatorRoute = async (context, event) => {
  const read = readBody(fixBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'fix');
  if ('statusCode' in allowed) return allowed;
  const { changes, note } = read.value;
  const by = actorOf(event);
  const fixed = await fixHold(context.services, idOf(event), changes, by, note, allowed.seen);
  switch (fixed.kind) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return noConsignment();
    case 'not-held':
      return illegal('fix');
    case 'refused':
      return problemResponse({
        status: 422,
        code: fixed.code,
        title: 'A value is not right',
        detail: fixed.message,
        errors: [{ pointer: `/changes/${String(fixed.index)}/value`, detail: fixed.message }],
      });
    case 'fixed':
      return getConsignment(context, event);
  }
};

/** `POST …/cancel`: records the intent; whoever commits first decides whether it is still possible. */
export const cancelByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(reasonBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'cancel');
  if ('statusCode' in allowed) return allowed;
  const { reason } = read.value;
  const by = actorOf(event);
  const { services } = context;
  const result = await cancelConsignment(services, idOf(event), { reason, by }, allowed.seen);
  switch (result) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return noConsignment();
    case 'already':
      return illegal('cancel');
    case 'too-late':
      return conflict('too-late', 'The parcel has left: it can be returned, not cancelled.');
    case 'accepted':
      return accepted(event);
  }
};

/** `POST …/return`: takes back what left the gate, delivered or not, while customs still lets it. */
export const returnByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(reasonBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const allowed = await allowedCommand(context, event, 'return');
  if ('statusCode' in allowed) return allowed;
  const { reason } = read.value;
  const by = actorOf(event);
  const result = await requestReturn(context.services, idOf(event), reason, by, allowed.seen);
  switch (result.kind) {
    case 'stale':
      return versionChanged();
    case 'unknown':
      return noConsignment();
    case 'refused':
      return conflict(result.code, result.message);
    case 'accepted':
      return accepted(event);
  }
};

/** `POST …/resume`: sends a consignment that needs a decision back to a stage, or to Unwind. */
export const resumeByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(resumeBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { stage } = read.value;
  const action = stage === 'unwind' ? 'unwind' : 'resume';
  const allowed = await allowedCommand(context, event, action);
  if ('statusCode' in allowed) return allowed;
  const by = actorOf(event);
  const resumed = await resumeConsignment(context.services, idOf(event), stage, by, allowed.seen);
  if (resumed === 'stale') return versionChanged();
  return resumed ? accepted(event) : illegal(action);
};

/**
 * The checks that every command shares, and what it is about. They spare a decision that is bound
 * to fail: the use case compares and decides again over what it commits.
 */
async function allowedCommand(
  { services: { orders, clock } }: OperatorContext,
  event: HttpEvent,
  action: LegalAction,
): Promise<HttpResponse | { readonly seen: SeenVersions }> {
  const [consignment, task] = await Promise.all([
    orders.consignment(idOf(event)),
    orders.currentTask(idOf(event)),
  ]);
  if (consignment === undefined) return noConsignment();
  const failed = failedPrecondition(event, consignment.version);
  if (failed !== undefined) return failed;
  if (!legalActions(consignment, task, clock.now()).includes(action)) {
    const refusal = action === 'return' ? returnRefusal(consignment, clock.now()) : undefined;
    return refusal === undefined ? illegal(action) : conflict(refusal.code, refusal.message);
  }
  return { seen: seenVersions(event) ?? [] };
}

function idOf({ pathParameters }: HttpEvent): string {
  return pathParameters?.consignmentId ?? '';
}

function noConsignment(): HttpResponse {
  return notFound('consignment of this id');
}

function illegal(action: LegalAction): HttpResponse {
  return conflict('not-legal', `The consignment cannot be taken through “${action}” as it stands.`);
}

function accepted(event: HttpEvent): HttpResponse {
  const consignmentId = idOf(event);
  return jsonResponse(202, { consignmentId }, { location: `/v1/consignments/${consignmentId}` });
}
