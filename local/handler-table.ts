import { apiDocsHandler } from '../functions/handlers/api/api-docs.ts';
import { healthHandler } from '../functions/handlers/api/health.ts';
import { operatorApiHandler } from '../functions/handlers/api/operator-api.ts';
import { ordersApiHandler } from '../functions/handlers/api/orders-api.ts';
import { proofApiHandler } from '../functions/handlers/api/proof-api.ts';
import { receivePartnerAnswerHandler } from '../functions/handlers/api/receive-partner-answer.ts';
import { receiveWebhookHandler } from '../functions/handlers/api/receive-webhook.ts';
import { settingsApiHandler } from '../functions/handlers/api/settings-api.ts';
import { acceptOrderJob } from '../functions/handlers/jobs/accept-order.ts';
import { applyAnswerJob } from '../functions/handlers/jobs/apply-answer.ts';
import { askAgainJob } from '../functions/handlers/jobs/ask-again.ts';
import { moveLoadJob } from '../functions/handlers/jobs/move-load.ts';
import { signDocumentsJob } from '../functions/handlers/jobs/sign-documents.ts';
import { tellChannelJob } from '../functions/handlers/jobs/tell-channel.ts';
import type { OrderLists } from '../functions/ports/channel-polls.ts';
import type { DeliveryTests } from '../functions/ports/delivery-tests.ts';
import type { IdempotencyKeys } from '../functions/ports/idempotency-keys.ts';
import type {
  NotificationQueue,
  NotificationReader,
  OrderReader,
  OrderSource,
  PartnerDesk,
  WebhookVerifier,
} from '../functions/ports/inbound.ts';
import type { DeniedPartySource } from '../functions/ports/screening.ts';
import type { TokenRenewal } from '../functions/ports/token-renewal.ts';
import type { Services } from '../functions/ports/services.ts';
import type { QUEUES } from '../functions/runtime/contracts/queues.ts';
import type { ReceiverName } from '../functions/runtime/contracts/routes.ts';
import type { BatchHandler } from '../functions/runtime/http-event.ts';
import type { HandlerTable } from './http/http-server.ts';

/** Everything handlers are built from on this host. */
export interface HostServices extends Services {
  /** One per family of marketplaces. */
  readonly verifiers: { readonly [Name in ReceiverName]: WebhookVerifier };
  readonly deliveryTests: DeliveryTests;
  readonly reader: OrderReader;
  readonly orderSource: OrderSource;
  readonly lists: OrderLists;
  readonly renewal: TokenRenewal;
  /** Absent where no source of such lists is set. */
  readonly deniedParties?: DeniedPartySource;
  readonly notifications: NotificationReader;
  readonly notificationQueue: NotificationQueue;
  readonly desk: PartnerDesk;
  readonly idempotencyKeys: IdempotencyKeys;
}

/** The handler of every route. */
export function handlerTable(
  services: HostServices,
  options: Parameters<typeof operatorApiHandler>[1],
  readApiDocument: () => unknown,
): HandlerTable {
  const receiver = (name: ReceiverName) =>
    receiveWebhookHandler({ ...services, verifier: services.verifiers[name] });
  return {
    'receive-webhook': receiver('receive-webhook'),
    'receive-shopify': receiver('receive-shopify'),
    'receive-woocommerce': receiver('receive-woocommerce'),
    'receive-tiktok-shop': receiver('receive-tiktok-shop'),
    'receive-shopee': receiver('receive-shopee'),
    'receive-lazada': receiver('receive-lazada'),
    'receive-temu': receiver('receive-temu'),
    'receive-ebay': receiver('receive-ebay'),
    'receive-partner-answer': receivePartnerAnswerHandler(services),
    'orders-api': ordersApiHandler(services),
    'operator-api': operatorApiHandler(services, options),
    'settings-api': settingsApiHandler(services),
    'proof-api': proofApiHandler(services),
    'api-docs': apiDocsHandler(readApiDocument),
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
    signing: signDocumentsJob(services, report),
    loads: moveLoadJob(services, report),
    notices: tellChannelJob(services, report),
  };
}
