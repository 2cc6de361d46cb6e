import type { Refusal } from '../../../domain/refusal.ts';
import type { HttpResponse } from '../../../runtime/http-event.ts';
import { problemResponse } from '../../../runtime/http-response.ts';
import { versionChanged } from '../operator/preconditions.ts';
import { conflict } from '../operator/problems.ts';

/** Refusals about a state; the code of every other one is the field that it is about. */
const STATES: ReadonlySet<string> = new Set([
  'too-many',
  'of-channel',
  'exists',
  'disabled',
  'no-receiver',
  'no-secret',
  'incomplete',
  'only-sender-signs',
]);

/** A refusal of a use case as its answer: 412, 409, or 422 with a pointer. */
export function refusedSetting({ code, message }: Refusal): HttpResponse {
  if (code === 'version-changed') return versionChanged();
  if (STATES.has(code)) return conflict(code, message);
  const pointer = `/${code.replaceAll('.', '/')}`;
  return problemResponse({
    status: 422,
    code: 'not-right',
    title: 'A value is not right',
    detail: `${code} ${message}.`,
    errors: [{ pointer, detail: message }],
  });
}
