import type { HttpHandler } from '../../runtime/http-event.ts';
import { workflowGraph } from '../../usecases/views/workflow-graph.ts';
import { getBoard, getWorkflow } from './operator/board-routes.ts';
import { cancelByOperator, fixConsignment, resumeByOperator } from './operator/command-routes.ts';
import { getConsignment, getDocument, listConsignments } from './operator/consignment-routes.ts';
import { latestForAWhile } from './operator/latest-for-a-while.ts';
import type {
  OperatorContext,
  OperatorRoute,
  OperatorServices,
} from './operator/operator-context.ts';
import { notFound } from './operator/problems.ts';
import { getReport, listReports, runReconciliation } from './operator/report-routes.ts';
import { reportSummaries } from './operator/report-summaries.ts';
import { getOrder, listCases, listChannels, listDeliveries } from './operator/trade-routes.ts';
import { readStateMachine } from './operator/workflow-definition.ts';

/** How the host presents itself to operators. */
export interface OperatorOptions {
  readonly workflow: { readonly hash: string; readonly definition: unknown };
  /** Partners are played: clocks say so. */
  readonly simulated: boolean;
  /** How many seconds of business time pass in one of this machine's. */
  readonly speed: number;
  /** Merchant of requests that name none. */
  readonly merchantId?: string;
}

/** The operator API by route key; a test holds it against the contract's rows. */
export const OPERATOR_ROUTES: { readonly [routeKey: string]: OperatorRoute } = {
  'GET /v1/board': getBoard,
  'GET /v1/workflow': getWorkflow,
  'GET /v1/orders/{orderId}': getOrder,
  'GET /v1/consignments': listConsignments,
  'GET /v1/consignments/{consignmentId}': getConsignment,
  'GET /v1/consignments/{consignmentId}/documents/{documentKey}': getDocument,
  'POST /v1/consignments/{consignmentId}/fix': fixConsignment,
  'POST /v1/consignments/{consignmentId}/cancel': cancelByOperator,
  'POST /v1/consignments/{consignmentId}/resume': resumeByOperator,
  'GET /v1/channels': listChannels,
  'GET /v1/channels/{channelId}/deliveries': listDeliveries,
  'GET /v1/cases': listCases,
  'GET /v1/reports': listReports,
  'GET /v1/reports/{reportId}': getReport,
  'POST /v1/reconciliations': runReconciliation,
};

/**
 * The operator API. Bad input is a problem (RFC 9457), never a throw; an unknown route is 404.
 *
 * @throws when `options.workflow` is no state machine: the host must not start with it
 */
export function operatorApiHandler(
  services: OperatorServices,
  { workflow, simulated, speed, merchantId }: OperatorOptions,
): HttpHandler {
  const context: OperatorContext = {
    services,
    graph: workflowGraph(workflow.hash, readStateMachine(workflow.definition)),
    simulated,
    speed,
    merchantId,
    latest: latestForAWhile(services),
    reportSummaries: reportSummaries(services),
  };
  return async (event) => {
    const { routeKey } = event;
    const route = Object.hasOwn(OPERATOR_ROUTES, routeKey) ? OPERATOR_ROUTES[routeKey] : undefined;
    return route === undefined ? notFound('route of this name') : route(context, event);
  };
}
