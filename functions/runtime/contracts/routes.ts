/** Who may call a route. `signature`: the body is verified by the handler; `operator`: JWT (AWS) or start token (embedded). */
export type RouteAuth = 'public' | 'signature' | 'operator';

/** One HTTP route of the system; both hosts build their routing from these rows. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
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
  | ReceiverName
  | 'receive-partner-answer'
  | 'orders-api'
  | 'operator-api'
  | 'settings-api'
  | 'proof-api'
  | 'api-docs'
  | 'health';

/**
 * Receivers of webhooks: one per family of marketplaces, so that each loads what its own senders
 * need and nothing of another's. The address says which.
 */
export const RECEIVERS = {
  'receive-webhook': '/webhooks/{channelId}',
  'receive-shopify': '/webhooks/shopify/{channelId}',
  'receive-woocommerce': '/webhooks/woocommerce/{channelId}',
  'receive-tiktok-shop': '/webhooks/tiktok-shop/{channelId}',
  'receive-shopee': '/webhooks/shopee/{channelId}',
  'receive-lazada': '/webhooks/lazada/{channelId}',
  'receive-temu': '/webhooks/temu/{channelId}',
  'receive-ebay': '/webhooks/ebay/{channelId}',
} as const;

/** One of `RECEIVERS`. */
export type ReceiverName = keyof typeof RECEIVERS;

/** Marketplaces send whole orders; SQS takes 1 MB, so a body above 700 kB would not fit encoded. */
const ORDER_BODY_LIMIT = 700_000;
/** A receipt batch of 100 lists stays below this; SQS’s limit stands behind it. */
const ANSWER_BODY_LIMIT = 700_000;
/** A list of some ten thousand parties; Lambda takes 6 MB. */
const SCREENING_LIST_LIMIT = 5_000_000;
/** Some thousand catalogue items. */
const IMPORT_BODY_LIMIT = 2_000_000;
const COMMAND_BODY_LIMIT = 20_000;
/** A message of a hundred lines, quoted. */
const TEST_BODY_LIMIT = 200_000;

const operator = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handler: 'operator-api',
  auth: 'operator',
  bodyLimit: COMMAND_BODY_LIMIT,
});

const settings = (method: Route['method'], path: string): Route => ({
  ...operator(method, path),
  handler: 'settings-api',
});

const receiver = (method: Route['method'], handler: ReceiverName): Route => ({
  method,
  path: RECEIVERS[handler],
  handler,
  auth: 'signature',
  bodyLimit: ORDER_BODY_LIMIT,
});

export const ROUTES: readonly Route[] = [
  receiver('POST', 'receive-webhook'),
  receiver('POST', 'receive-shopify'),
  receiver('POST', 'receive-woocommerce'),
  receiver('POST', 'receive-tiktok-shop'),
  receiver('POST', 'receive-shopee'),
  receiver('POST', 'receive-lazada'),
  receiver('POST', 'receive-temu'),
  receiver('POST', 'receive-ebay'),
  // eBay asks an address whether it is ours before it uses it.
  receiver('GET', 'receive-ebay'),
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
  {
    method: 'POST',
    path: '/v1/quotes',
    handler: 'orders-api',
    auth: 'operator',
    bodyLimit: ORDER_BODY_LIMIT,
  },
  {
    ...operator('POST', '/v1/orders/{orderId}/cancel'),
    handler: 'orders-api',
  },
  operator('GET', '/v1/orders'),
  operator('GET', '/v1/orders/{orderId}'),
  operator('GET', '/v1/orders/{orderId}/tracking'),
  operator('GET', '/v1/board'),
  operator('GET', '/v1/workflow'),
  operator('GET', '/v1/trade-modes'),
  operator('GET', '/v1/consignments'),
  operator('GET', '/v1/consignments/{consignmentId}'),
  operator('GET', '/v1/consignments/{consignmentId}/documents/{documentKey}'),
  operator('GET', '/v1/consignments/{consignmentId}/pccc'),
  { ...operator('GET', '/v1/consignments/{consignmentId}/proof'), handler: 'proof-api' },
  operator('POST', '/v1/consignments/{consignmentId}/fix'),
  operator('POST', '/v1/consignments/{consignmentId}/clear'),
  operator('POST', '/v1/consignments/{consignmentId}/cancel'),
  {
    ...operator('POST', '/v1/screening/list'),
    bodyLimit: SCREENING_LIST_LIMIT,
  },
  operator('GET', '/v1/screening/lists'),
  { ...operator('POST', '/v1/screening/positive-list'), bodyLimit: IMPORT_BODY_LIMIT },
  { ...operator('POST', '/v1/screening/restricted-goods'), bodyLimit: IMPORT_BODY_LIMIT },
  operator('POST', '/v1/consignments/{consignmentId}/return'),
  operator('POST', '/v1/consignments/{consignmentId}/resume'),
  operator('GET', '/v1/loads'),
  operator('GET', '/v1/loads/{loadId}'),
  operator('POST', '/v1/loads/{loadId}/close'),
  operator('POST', '/v1/loads/{loadId}/take-out'),
  operator('POST', '/v1/loads/{loadId}/ask-again'),
  operator('GET', '/v1/guarantees'),
  operator('POST', '/v1/guarantees/{guarantorCode}/limit'),
  operator('GET', '/v1/signers'),
  operator('GET', '/v1/channels'),
  operator('GET', '/v1/channels/{channelId}/deliveries'),
  settings('GET', '/v1/merchants'),
  settings('POST', '/v1/merchants'),
  settings('GET', '/v1/merchants/{merchantId}'),
  settings('PUT', '/v1/merchants/{merchantId}'),
  settings('POST', '/v1/channels'),
  settings('GET', '/v1/channels/{channelId}'),
  settings('PUT', '/v1/channels/{channelId}'),
  settings('POST', '/v1/channels/{channelId}/disable'),
  settings('POST', '/v1/channels/{channelId}/enable'),
  settings('POST', '/v1/channels/{channelId}/rotate'),
  { ...settings('POST', '/v1/channels/{channelId}/test'), bodyLimit: TEST_BODY_LIMIT },
  settings('GET', '/v1/endpoints'),
  settings('POST', '/v1/endpoints'),
  settings('GET', '/v1/endpoints/{endpointId}'),
  settings('PUT', '/v1/endpoints/{endpointId}'),
  settings('POST', '/v1/endpoints/{endpointId}/disable'),
  settings('POST', '/v1/endpoints/{endpointId}/enable'),
  settings('POST', '/v1/endpoints/{endpointId}/rotate'),
  settings('POST', '/v1/endpoints/{endpointId}/test'),
  settings('GET', '/v1/endpoints/{endpointId}/deliveries'),
  settings('POST', '/v1/endpoints/{endpointId}/replay'),
  operator('GET', '/v1/promises'),
  operator('GET', '/v1/promises/rates'),
  operator('GET', '/v1/catalogue'),
  operator('GET', '/v1/catalogue/{sku}'),
  operator('GET', '/v1/catalogue/{sku}/missing'),
  operator('PUT', '/v1/catalogue/{sku}'),
  { ...operator('POST', '/v1/catalogue/imports'), bodyLimit: IMPORT_BODY_LIMIT },
  operator('GET', '/v1/cases'),
  operator('GET', '/v1/ioss/{month}'),
  operator('GET', '/v1/stock'),
  operator('GET', '/v1/stock/movements'),
  operator('GET', '/v1/stock/proof'),
  operator('GET', '/v1/statistics'),
  operator('POST', '/v1/summaries'),
  operator('GET', '/v1/summaries'),
  operator('GET', '/v1/summaries/{summaryId}'),
  operator('GET', '/v1/summaries/{summaryId}/documents/{documentKey}'),
  operator('POST', '/v1/inbounds'),
  operator('GET', '/v1/inbounds'),
  operator('GET', '/v1/inbounds/{inboundId}'),
  operator('POST', '/v1/inbounds/{inboundId}/steps'),
  operator('POST', '/v1/adjustments'),
  operator('GET', '/v1/adjustments'),
  operator('POST', '/v1/adjustments/{adjustmentId}/decision'),
  operator('GET', '/v1/reports'),
  operator('GET', '/v1/reports/{reportId}'),
  operator('POST', '/v1/reconciliations'),
  { method: 'GET', path: '/v1/openapi.json', handler: 'api-docs', auth: 'public', bodyLimit: 0 },
  { method: 'GET', path: '/docs', handler: 'api-docs', auth: 'public', bodyLimit: 0 },
  { method: 'GET', path: '/healthz', handler: 'health', auth: 'public', bodyLimit: 0 },
];
