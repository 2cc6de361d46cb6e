import { healthHandler } from '../functions/handlers/api/health.ts';
import { operatorApiHandler } from '../functions/handlers/api/operator-api.ts';
import { ordersApiHandler } from '../functions/handlers/api/orders-api.ts';
import { receivePartnerAnswerHandler } from '../functions/handlers/api/receive-partner-answer.ts';
import { receiveWebhookHandler } from '../functions/handlers/api/receive-webhook.ts';
import { acceptOrderJob } from '../functions/handlers/jobs/accept-order.ts';
import { applyAnswerJob } from '../functions/handlers/jobs/apply-answer.ts';
import { askAgainJob } from '../functions/handlers/jobs/ask-again.ts';
import { tellChannelJob } from '../functions/handlers/jobs/tell-channel.ts';
import type { OrderReader, PartnerDesk, WebhookVerifier } from '../functions/ports/inbound.ts';
import type { Services } from '../functions/ports/services.ts';
import type { QUEUES } from '../functions/runtime/contracts/queues.ts';
import type { BatchHandler } from '../functions/runtime/http-event.ts';
import type { HandlerTable } from './http/http-server.ts';

/** Everything handlers are built from on this host. */
export interface HostServices extends Services {
  readonly verifier: WebhookVerifier;
  readonly reader: OrderReader;
  readonly desk: PartnerDesk;
}

/** The handler of every route. */
export function handlerTable(
  services: HostServices,
  options: Parameters<typeof operatorApiHandler>[1],
): HandlerTable {
  return {
    'receive-webhook': receiveWebhookHandler(services),
    'receive-partner-answer': receivePartnerAnswerHandler(services),
    'orders-api': ordersApiHandler(services),
    'operator-api': operatorApiHandler(services, options),
    health: healthHandler(),
  };
}

/** The worker of every queue; a queue that the contracts name and nobody works does not compile. */
export type WorkerTable = { readonly [Name in keyof typeof QUEUES]: BatchHandler };

export function workerTable(services: HostServices, report: (error: unknown) => void): WorkerTable {
  return {
    orders: acceptOrderJob(services, report),
    answers: applyAnswerJob(services, report),
    asks: askAgainJob(services, report),
    notices: tellChannelJob(services, report),
  };
}
