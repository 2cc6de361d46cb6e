import { z } from 'zod';
import { json, readJson } from '../http-message.ts';
import { transactionSchema } from '../payment-firm.ts';
import type { Route } from '../routes.ts';
import type { AdminParts } from './admin-parts.ts';
import { configure } from './configure.ts';
import { postOrder } from './post-order.ts';
import { scriptChoice } from '../script-choice.ts';
import { startRun } from './start-run.ts';

const admin = (method: Route['method'], path: string, run: Route['run']): Route => ({
  method,
  path: `/sandbox${path}`,
  access: 'admin',
  run,
});

/** The API by which the host's start script, tests and the kill journey steer the sandbox. Loopback only. */
export function adminRoutes(parts: AdminParts): readonly Route[] {
  const { services, postings, paymentFirm, updates } = parts;
  return [
    admin('GET', '/healthz', () =>
      json(200, {
        status: 'ok',
        planned: services.agenda.size(),
        waiting: services.outbox.waiting(),
      }),
    ),
    admin('POST', '/configure', configure(parts)),
    admin('POST', '/start', startRun(parts)),
    admin('POST', '/orders', postOrder(parts)),
    admin('GET', '/orders', () => json(200, { items: postings.posted.startingWith('') })),
    admin('POST', '/transactions', (request) => {
      paymentFirm.register(readJson(request, transactionSchema));
      return json(201, { status: 'registered' });
    }),
    admin('PUT', '/scripts/:orderNumber', (request, parameter) => {
      const { script } = readJson(request, z.object({ script: scriptChoice }));
      services.scripts.set(parameter('orderNumber'), script);
      return json(200, { orderNumber: parameter('orderNumber'), script });
    }),
    admin('GET', '/journal', ({ query }) => {
      const { effects, next } = services.journal.effects(Number(query.get('since') ?? 0) || 0);
      return json(200, { effects, next, requests: services.journal.requestCounts() });
    }),
    admin('GET', '/updates', ({ query }) =>
      json(200, { items: updates.of(query.get('orderNumber') ?? '') }),
    ),
  ];
}
