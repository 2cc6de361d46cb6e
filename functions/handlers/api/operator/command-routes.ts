import * as z from 'zod/mini';
import { legalActions } from '../../../domain/consignment/legal-actions.ts';
import type { LegalAction } from '../../../domain/consignment/legal-actions.ts';
import { RESUMABLE_STAGES } from '../../../domain/consignment/stages.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { actorOf, jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import { cancelConsignment } from '../../../usecases/cancel-consignment.ts';
import { fixHold } from '../../../usecases/fix-hold.ts';
import { resumeConsignment } from '../../../usecases/resume-consignment.ts';
import { getConsignment } from './consignment-routes.ts';
import type { OperatorContext, OperatorRoute } from './operator-context.ts';
import { failedPrecondition } from './preconditions.ts';
import { conflict, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 20_000;
const MOST_CHANGES = 100;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const fixBody = z.object({
  changes: z
    .array(z.object({ field: text(60), value: z.string().check(z.maxLength(500)) }))
    .check(z.maxLength(MOST_CHANGES)),
  note: z.optional(z.string().check(z.maxLength(500))),
});
const cancelBody = z.object({ reason: text(200) });
const resumeBody = z.object({ stage: z.enum([...RESUMABLE_STAGES, 'unwind']) });

/** `POST …/fix`: corrects fields of a held consignment; the same token goes on. */
export const fixConsignment: OperatorRoute = async (context, event) => {
  const read = readBody(fixBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const refusal = await refusedCommand(context, event, 'fix');
  if (refusal !== undefined) return refusal;
  const { changes, note } = read.value;
  const fixed = await fixHold(context.services, idOf(event), changes, actorOf(event), note);
  switch (fixed.kind) {
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
  const read = readBody(cancelBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const refusal = await refusedCommand(context, event, 'cancel');
  if (refusal !== undefined) return refusal;
  const { services } = context;
  const result = await cancelConsignment(services, idOf(event), read.value.reason, actorOf(event));
  switch (result) {
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

/** `POST …/resume`: sends a consignment that needs a decision back to a stage, or to Unwind. */
export const resumeByOperator: OperatorRoute = async (context, event) => {
  const read = readBody(resumeBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { stage } = read.value;
  const action = stage === 'unwind' ? 'unwind' : 'resume';
  const refusal = await refusedCommand(context, event, action);
  if (refusal !== undefined) return refusal;
  const resumed = await resumeConsignment(context.services, idOf(event), stage, actorOf(event));
  return resumed ? accepted(event) : illegal(action);
};

/** The checks that every command shares; the use case decides again, atomically. */
async function refusedCommand(
  { services: { orders } }: OperatorContext,
  event: HttpEvent,
  action: LegalAction,
): Promise<HttpResponse | undefined> {
  const [consignment, task] = await Promise.all([
    orders.consignment(idOf(event)),
    orders.currentTask(idOf(event)),
  ]);
  if (consignment === undefined) return noConsignment();
  const failed = failedPrecondition(event, consignment.version);
  if (failed !== undefined) return failed;
  return legalActions(consignment, task).includes(action) ? undefined : illegal(action);
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
