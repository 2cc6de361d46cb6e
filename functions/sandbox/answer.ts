import { isAllowed } from './access.ts';
import { idempotencyKey, sha256 } from './act-once.ts';
import type { Database } from './database.ts';
import { json, Refused, refusal } from './http-message.ts';
import type { SandboxRequest, SandboxResponse } from './http-message.ts';
import { routeTable } from './routes.ts';
import type { FoundRoute, Route } from './routes.ts';
import type { Services } from './services.ts';

/** Answers one request; what it changed is on disk when the promise resolves. */
export type Answer = (request: SandboxRequest) => Promise<SandboxResponse>;

/** Answers requests by the routes, each journaled whatever becomes of it; admin requests are not. */
export function answerBy(routes: readonly Route[], database: Database, services: Services): Answer {
  const find = routeTable(routes);
  return async (request) => {
    const found = find(request.method, request.path);
    if (found === undefined) return json(404, { code: 'not-found', message: 'no such endpoint' });
    const response = run(found, request, database, services);
    if (found.route.access !== 'admin') {
      database.change(() => services.journal.request(arrived(found, request, response)));
    }
    await database.committed();
    return response;
  };
}

function run(
  { route, parameter }: FoundRoute,
  request: SandboxRequest,
  database: Database,
  services: Services,
): SandboxResponse {
  if (!isAllowed(route.access, request, parameter, services)) {
    return json(401, { code: 'unauthorized', message: 'not signed by whom we know' });
  }
  try {
    return database.change(() => route.run(request, parameter));
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
}

function arrived({ parameter }: FoundRoute, request: SandboxRequest, { status }: SandboxResponse) {
  return {
    partner: parameter('partnerId') || parameter('channelId'),
    method: request.method,
    path: request.path,
    idempotencyKey: idempotencyKey(request),
    bodyHash: sha256(request.body),
    status,
  };
}
