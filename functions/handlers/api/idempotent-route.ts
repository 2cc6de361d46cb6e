import { KEY_TERMS } from '../../ports/idempotency-keys.ts';
import type { IdempotencyKeys, KeptAnswer, KeyedRequest } from '../../ports/idempotency-keys.ts';
import type { Services } from '../../ports/services.ts';
import type { HttpEvent, HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { actorOf, problemResponse, rawBody } from '../../runtime/http-response.ts';
import { badRequest } from './operator/problems.ts';

type KeyServices = Pick<Services, 'clock' | 'fingerprint'> & {
  readonly idempotencyKeys: IdempotencyKeys;
};

/** A structured-field string (quoted) or a bare key, of printable characters. */
const KEY = /^(?:"([!#-~]{1,200})"|([!#-~]{1,200}))$/;

/** A request with the key that it came under. */
export type KeyedHandler = (event: HttpEvent, key: string) => Promise<HttpResponse>;

/**
 * A route that takes each Idempotency-Key once: 400 without one, 409 while its first request is
 * under way, 422 with another body, and from then on, for a day, the answer that the first one got.
 * Keys are the caller's own, per route. What never began (400, 413) and faults of ours leave the key
 * as new. Source: draft-ietf-httpapi-idempotency-key-header-07, which is no RFC.
 */
export function idempotentRoute(services: KeyServices, work: KeyedHandler): HttpHandler {
  const { idempotencyKeys: keys, clock, fingerprint } = services;
  return async (event) => {
    const header = (event.headers['idempotency-key'] ?? '').trim();
    if (header === '') {
      return badRequest('idempotency-key-missing', 'Send an Idempotency-Key, new for each order.');
    }
    const found = KEY.exec(header);
    const key = found?.[1] ?? found?.[2];
    if (key === undefined) {
      const detail = 'An Idempotency-Key has 1 to 200 printable characters, no blanks or quotes.';
      return badRequest('idempotency-key-malformed', detail);
    }
    const scope = `${event.routeKey} ${actorOf(event)}`;
    const request = { scope, key, payloadHash: fingerprint.sha256(rawBody(event)) };
    const claim = await keys.claim(request, clock.wall());
    switch (claim.kind) {
      case 'in-flight':
        return inFlight();
      case 'other-payload':
        return otherPayload();
      case 'answered':
        return replayed(claim.answer);
      case 'claimed':
        return worked(services, request, () => work(event, key));
    }
  };
}

async function worked(
  { idempotencyKeys: keys, clock }: KeyServices,
  request: KeyedRequest,
  work: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  let response: HttpResponse | undefined;
  try {
    response = await work();
    return response;
  } finally {
    const { statusCode: status = 500, headers = {}, body = '' } = response ?? {};
    if (status >= 500 || status === 400 || status === 413) {
      await keys.release(request, clock.wall());
    } else {
      await keys.answer(request, { status, headers, body }, clock.wall());
    }
  }
}

function replayed({ status, headers, body }: KeptAnswer): HttpResponse {
  return { statusCode: status, headers: { ...headers, 'idempotency-replayed': 'true' }, body };
}

function inFlight(): HttpResponse {
  const problem = problemResponse({
    status: 409,
    code: 'idempotency-key-in-flight',
    title: 'Under way',
    detail: 'The first request under this Idempotency-Key is not answered yet: repeat it later.',
  });
  return { ...problem, headers: { ...problem.headers, 'retry-after': '1' } };
}

function otherPayload(): HttpResponse {
  const hours = String(KEY_TERMS.keptSeconds / 3_600);
  return problemResponse({
    status: 422,
    code: 'idempotency-key-reused',
    title: 'Another request',
    detail: `Another body came under this Idempotency-Key in the last ${hours} hours: take a new key.`,
  });
}
