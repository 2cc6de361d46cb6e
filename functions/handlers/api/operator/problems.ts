import type { HttpResponse } from '../../../runtime/http-event.ts';
import { problemResponse } from '../../../runtime/http-response.ts';
import type { ProblemDetail } from '../../../runtime/http-response.ts';

/** 404: no such route, or no such thing behind it. `what` continues "There is no …". */
export function notFound(what: string): HttpResponse {
  return problemResponse({
    status: 404,
    code: 'not-found',
    title: 'Not found',
    detail: `There is no ${what}.`,
  });
}

/** 400: the request is not what the route takes. */
export function badRequest(
  code: string,
  detail: string,
  errors?: readonly ProblemDetail[],
): HttpResponse {
  return problemResponse({ status: 400, code, title: 'Bad request', detail, errors });
}

/** 409: understood, but not legal in the state the consignment is in. */
export function conflict(code: string, detail: string): HttpResponse {
  return problemResponse({ status: 409, code, title: 'Not possible now', detail });
}
