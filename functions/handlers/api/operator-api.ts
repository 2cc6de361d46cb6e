import type { HttpHandler } from '../../runtime/http-event.ts';
import { workflowGraph } from '../../usecases/views/workflow-graph.ts';
import {
  getCatalogueItem,
  getItemGaps,
  listCatalogue,
  putCatalogueItem,
} from './operator/catalogue-routes.ts';
import { getBoard, getWorkflow, listTradeModes } from './operator/board-routes.ts';
import {
  cancelByOperator,
  fixConsignment,
  resumeByOperator,
  returnByOperator,
} from './operator/command-routes.ts';
import { getConsignment, getDocument, listConsignments } from './operator/consignment-routes.ts';
import { listGuarantees, setGuaranteeLimit } from './operator/guarantee-routes.ts';
import { importItems } from './operator/import-route.ts';
import { getIossMonth } from './operator/ioss-routes.ts';
import { latestForAWhile } from './operator/latest-for-a-while.ts';
import {
  askAgainByOperator,
  closeByOperator,
  takeOutByOperator,
} from './operator/load-commands.ts';
import {
  decideAdjustmentByOperator,
  listAdjustments,
  postAdjustment,
} from './operator/adjustment-routes.ts';
import {
  getInbound,
  listInbounds,
  postInbound,
  postInboundStep,
} from './operator/inbound-routes.ts';
import { getLoad, listLoads } from './operator/load-routes.ts';
import type {
  OperatorContext,
  OperatorRoute,
  OperatorServices,
} from './operator/operator-context.ts';
import { getPccc } from './operator/pccc-route.ts';
import { notFound } from './operator/problems.ts';
import { getReport, listReports, runReconciliation } from './operator/report-routes.ts';
import { getPromiseRates, listPromises } from './operator/promise-routes.ts';
import { listSigners } from './operator/signer-routes.ts';
import { reportSummaries } from './operator/report-summaries.ts';
import { getStatistics, getStock, getStockProof, listMovements } from './operator/stock-routes.ts';
import {
  getSummary,
  getSummaryDocument,
  listSummaries,
  postSummary,
} from './operator/summary-routes.ts';
import { getOrder, getTracking, listOrders } from './operator/order-routes.ts';
import { listCases, listChannels, listDeliveries } from './operator/trade-routes.ts';
import {
  getScreeningLists,
  putPositiveList,
  putRestrictedGoods,
} from './operator/goods-list-routes.ts';
import { clearByOperator, putScreeningList } from './operator/screening-routes.ts';
import { outsideScope, scopeOf } from './tenant-scope.ts';
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
  'GET /v1/trade-modes': listTradeModes,
  'GET /v1/orders': listOrders,
  'GET /v1/orders/{orderId}': getOrder,
  'GET /v1/orders/{orderId}/tracking': getTracking,
  'GET /v1/consignments': listConsignments,
  'GET /v1/consignments/{consignmentId}': getConsignment,
  'GET /v1/consignments/{consignmentId}/documents/{documentKey}': getDocument,
  'GET /v1/consignments/{consignmentId}/pccc': getPccc,
  'POST /v1/consignments/{consignmentId}/fix': fixConsignment,
  'POST /v1/consignments/{consignmentId}/clear': clearByOperator,
  'GET /v1/screening/lists': getScreeningLists,
  'POST /v1/screening/list': putScreeningList,
  'POST /v1/screening/positive-list': putPositiveList,
  'POST /v1/screening/restricted-goods': putRestrictedGoods,
  'POST /v1/consignments/{consignmentId}/cancel': cancelByOperator,
  'POST /v1/consignments/{consignmentId}/return': returnByOperator,
  'POST /v1/consignments/{consignmentId}/resume': resumeByOperator,
  'GET /v1/loads': listLoads,
  'GET /v1/loads/{loadId}': getLoad,
  'POST /v1/loads/{loadId}/close': closeByOperator,
  'POST /v1/loads/{loadId}/take-out': takeOutByOperator,
  'POST /v1/loads/{loadId}/ask-again': askAgainByOperator,
  'GET /v1/guarantees': listGuarantees,
  'POST /v1/guarantees/{guarantorCode}/limit': setGuaranteeLimit,
  'GET /v1/signers': listSigners,
  'GET /v1/channels': listChannels,
  'GET /v1/channels/{channelId}/deliveries': listDeliveries,
  'GET /v1/promises': listPromises,
  'GET /v1/promises/rates': getPromiseRates,
  'GET /v1/catalogue': listCatalogue,
  'GET /v1/catalogue/{sku}': getCatalogueItem,
  'GET /v1/catalogue/{sku}/missing': getItemGaps,
  'PUT /v1/catalogue/{sku}': putCatalogueItem,
  'POST /v1/catalogue/imports': importItems,
  'GET /v1/cases': listCases,
  'GET /v1/ioss/{month}': getIossMonth,
  'GET /v1/stock': getStock,
  'GET /v1/stock/movements': listMovements,
  'GET /v1/stock/proof': getStockProof,
  'GET /v1/statistics': getStatistics,
  'POST /v1/summaries': postSummary,
  'GET /v1/summaries': listSummaries,
  'GET /v1/summaries/{summaryId}': getSummary,
  'GET /v1/summaries/{summaryId}/documents/{documentKey}': getSummaryDocument,
  'POST /v1/inbounds': postInbound,
  'GET /v1/inbounds': listInbounds,
  'GET /v1/inbounds/{inboundId}': getInbound,
  'POST /v1/inbounds/{inboundId}/steps': postInboundStep,
  'POST /v1/adjustments': postAdjustment,
  'GET /v1/adjustments': listAdjustments,
  'POST /v1/adjustments/{adjustmentId}/decision': decideAdjustmentByOperator,
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
  const owners = {
    ...services,
    reportMerchant: async (reportId: string) =>
      (await context.reportSummaries()).find((each) => each.reportId === reportId)?.merchantId,
  };
  return async (event) => {
    const { routeKey } = event;
    const route = Object.hasOwn(OPERATOR_ROUTES, routeKey) ? OPERATOR_ROUTES[routeKey] : undefined;
    if (route === undefined) return notFound('route of this name');
    const scope = scopeOf(event);
    const outside = await outsideScope(owners, scope, event);
    return (
      outside ?? route(scope === undefined ? context : { ...context, merchantId: scope }, event)
    );
  };
}
