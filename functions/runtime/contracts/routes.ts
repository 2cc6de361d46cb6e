/** Who may call a route. `signature`: the body is verified by the handler; `operator`: JWT (AWS) or start token (embedded). */
export type RouteAuth = 'public' | 'signature' | 'operator';

/** One HTTP route of the system; both hosts build their routing from these rows. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** API Gateway HTTP API path, `{name}` for parameters. */
  readonly path: string;
  /** File under functions/lambda and key of the embedded host's handler table. */
  readonly handler: HandlerName;
  readonly auth: RouteAuth;
  /** Largest body taken, bytes; more is 413. */
  readonly bodyLimit: number;
}

/** Entry points that answer HTTP. */
export type HandlerName =
  'receive-webhook' | 'receive-partner-answer' | 'orders-api' | 'operator-api' | 'health';

/** Marketplaces send whole orders; SQS takes 1 MB, so a body above 700 kB would not fit encoded. */
const ORDER_BODY_LIMIT = 700_000;
/** A receipt batch of 100 lists stays below this; SQS’s limit stands behind it. */
const ANSWER_BODY_LIMIT = 700_000;
const COMMAND_BODY_LIMIT = 20_000;

const operator = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handler: 'operator-api',
  auth: 'operator',
  bodyLimit: COMMAND_BODY_LIMIT,
});

export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/webhooks/{channelId}',
    handler: 'receive-webhook',
    auth: 'signature',
    bodyLimit: ORDER_BODY_LIMIT,
  },
  {
    method: 'POST',
    path: '/partners/{partnerId}',
    handler: 'receive-partner-answer',
    auth: 'signature',
    bodyLimit: ANSWER_BODY_LIMIT,
  },
  {
    method: 'POST',
    path: '/v1/orders',
    handler: 'orders-api',
    auth: 'operator',
    bodyLimit: ORDER_BODY_LIMIT,
  },
  operator('GET', '/v1/orders/{orderId}'),
  operator('GET', '/v1/board'),
  operator('GET', '/v1/workflow'),
  operator('GET', '/v1/consignments'),
  operator('GET', '/v1/consignments/{consignmentId}'),
  operator('GET', '/v1/consignments/{consignmentId}/documents/{documentKey}'),
  operator('POST', '/v1/consignments/{consignmentId}/fix'),
  operator('POST', '/v1/consignments/{consignmentId}/cancel'),
  operator('POST', '/v1/consignments/{consignmentId}/resume'),
  operator('GET', '/v1/channels'),
  operator('GET', '/v1/channels/{channelId}/deliveries'),
  operator('GET', '/v1/cases'),
  operator('GET', '/v1/reports'),
  operator('GET', '/v1/reports/{reportId}'),
  operator('POST', '/v1/reconciliations'),
  { method: 'GET', path: '/healthz', handler: 'health', auth: 'public', bodyLimit: 0 },
];
