import type { DeliveryRecord } from '../../functions/ports/order-store.ts';
import type { EventType } from '../../functions/domain/outbound/event-catalogue.ts';
import type { Merchant } from '../../functions/ports/directory.ts';
import type {
  channelView,
  withSecret,
} from '../../functions/handlers/api/settings/channel-routes.ts';
import type { channelTestView } from '../../functions/handlers/api/settings/channel-test-route.ts';
import type { deliveryView } from '../../functions/handlers/api/settings/delivery-routes.ts';
import type { endpointView } from '../../functions/handlers/api/settings/endpoint-routes.ts';
import type { MadeSecrets } from '../../functions/usecases/settings/manage-endpoints.ts';
import type { ReportSummary } from '../../functions/handlers/api/operator/report-summaries.ts';
import type { catalogueItemView } from '../../functions/handlers/api/catalogue/item-body.ts';
import type { listedItemView } from '../../functions/handlers/api/operator/catalogue-routes.ts';
import type { itemGaps } from '../../functions/usecases/views/catalogue-view.ts';
import type { Problem } from '../../functions/runtime/http-response.ts';
import type { OrderChange } from '../../functions/domain/order/order.ts';
import type { checkPccc } from '../../functions/usecases/check-pccc.ts';
import type { guarantees } from '../../functions/usecases/guarantees.ts';
import type { proveConsignment } from '../../functions/usecases/prove-consignment.ts';
import type { ImportReport } from '../../functions/usecases/import-catalogue.ts';
import type { reconcile } from '../../functions/usecases/reconcile/reconcile.ts';
import type { proveStock } from '../../functions/usecases/stock/prove-stock.ts';
import type { board } from '../../functions/usecases/views/board.ts';
import type { casesOf } from '../../functions/usecases/views/cases.ts';
import type { channelSummary } from '../../functions/usecases/views/channel-summary.ts';
import type { consignmentPage } from '../../functions/usecases/views/consignment-page.ts';
import type { ConsignmentSummary } from '../../functions/usecases/views/consignment-summary.ts';
import type { adjustmentView, inboundView } from '../../functions/usecases/views/inbound-view.ts';
import type { iossMonth } from '../../functions/usecases/views/ioss-month.ts';
import type { loadPage } from '../../functions/usecases/views/load-page.ts';
import type { loadSummary } from '../../functions/usecases/views/load-summary.ts';
import type { summaryView } from '../../functions/usecases/views/summary-view.ts';
import type { orderPage } from '../../functions/usecases/views/order-page.ts';
import type { orderSummary } from '../../functions/usecases/views/order-summary.ts';
import type { orderTracking } from '../../functions/usecases/views/order-tracking.ts';
import type { quoteView } from '../../functions/usecases/views/quote-view.ts';
import type { shownDocument } from '../../functions/usecases/views/shown-document.ts';
import type { PromiseRate, promiseView } from '../../functions/usecases/views/promise-view.ts';
import type { SignerView } from '../../functions/usecases/views/signers.ts';
import type { movementView, stockView } from '../../functions/usecases/views/stock-view.ts';
import type { tradeModesView } from '../../functions/usecases/views/trade-modes-view.ts';
import type { WorkflowGraph } from '../../functions/usecases/views/workflow-graph.ts';

type Shown<View extends (...input: never[]) => unknown> = NonNullable<Awaited<ReturnType<View>>>;

interface Listing<Item> {
  readonly items: readonly Item[];
}
/** `nextCursor` leads to the next page; it is absent on the last one. */
interface Page<Item> extends Listing<Item> {
  readonly nextCursor?: string;
}

/** What the routes answer with, by the types that the code itself returns. Names are those of the components. */
export interface Views {
  readonly Problem: Problem;
  readonly PostedOrder: {
    readonly orderId: string;
    readonly status: Shown<typeof orderSummary>['status'];
    readonly consignmentIds: readonly string[];
    readonly change?: OrderChange;
  };
  readonly CancelledOrder: {
    readonly orderId: string;
    readonly status: Shown<typeof orderSummary>['status'];
    /** Of the order after it. */
    readonly version: number;
  };
  readonly OrderList: Page<Shown<typeof orderSummary>>;
  readonly Order: Shown<typeof orderPage>;
  readonly Tracking: Shown<typeof orderTracking>;
  readonly Quote: Shown<typeof quoteView>;
  readonly Board: Shown<typeof board>;
  readonly WorkflowGraph: WorkflowGraph;
  readonly TradeModes: ReturnType<typeof tradeModesView>;
  readonly ConsignmentList: Page<ConsignmentSummary>;
  readonly Consignment: Shown<typeof consignmentPage>;
  readonly ConsignmentCommand: { readonly consignmentId: string };
  readonly ConsignmentDocument: Shown<typeof shownDocument>;
  readonly PcccAnswer: Shown<typeof checkPccc>;
  readonly ConsignmentProof: Shown<typeof proveConsignment>;
  readonly ScreeningList: {
    readonly listId: string;
    readonly asOf: string;
    readonly parties: number;
  };
  readonly ScreeningLists: {
    readonly deniedParties?: {
      readonly listId: string;
      readonly asOf: string;
      readonly names: number;
    };
    /** The edition in force today; `sample` where none was loaded. */
    readonly positiveList: { readonly listId: string; readonly effectiveFrom: string };
    readonly editions: readonly {
      readonly listId: string;
      readonly source: string;
      readonly effectiveFrom: string;
      readonly lines: number;
    }[];
    readonly restrictedGoods?: {
      readonly listId: string;
      readonly asOf: string;
      readonly rules: number;
    };
  };
  readonly PositiveListTaken: {
    readonly listId: string;
    readonly source: string;
    readonly effectiveFrom: string;
    readonly lines: number;
  };
  readonly RestrictedGoodsTaken: {
    readonly listId: string;
    readonly asOf: string;
    readonly rules: number;
  };
  readonly LoadList: Page<Shown<typeof loadSummary>>;
  readonly Load: Shown<typeof loadPage>;
  readonly GuaranteeList: Listing<Shown<typeof guarantees>[number]>;
  readonly Guarantee: Shown<typeof guarantees>[number];
  readonly SignerList: Listing<SignerView>;
  readonly PromiseList: Page<Shown<typeof promiseView>>;
  readonly PromiseRates: Listing<PromiseRate>;
  readonly ChannelList: Listing<Shown<typeof channelSummary>>;
  readonly DeliveryList: Page<DeliveryRecord>;
  readonly Merchant: Merchant;
  readonly MerchantList: Listing<Merchant>;
  readonly Channel: Shown<typeof channelView>;
  readonly ChannelWithSecret: Shown<typeof withSecret>;
  readonly ChannelTest: Shown<typeof channelTestView>;
  readonly Endpoint: Shown<typeof endpointView>;
  readonly EndpointWithSecrets: Shown<typeof endpointView> & { readonly secrets: MadeSecrets };
  readonly EndpointList: Listing<Shown<typeof endpointView>> & {
    readonly eventTypes: readonly { readonly type: EventType; readonly tells: string }[];
  };
  readonly OutboundDelivery: Shown<typeof deliveryView>;
  readonly OutboundDeliveryList: Page<Shown<typeof deliveryView>>;
  readonly Replayed: { readonly replayed: number; readonly nextCursor?: string };
  readonly CatalogueItem: Shown<typeof catalogueItemView>;
  readonly CatalogueList: Page<Shown<typeof listedItemView>>;
  readonly ItemGaps: Shown<typeof itemGaps>;
  readonly ImportReport: ImportReport;
  readonly CaseList: Listing<Shown<typeof casesOf>[number]>;
  readonly IossMonth: Shown<typeof iossMonth>;
  readonly Stock: { readonly books: Shown<typeof stockView> };
  readonly MovementList: Listing<Shown<typeof movementView>>;
  readonly StockProof: Shown<typeof proveStock>;
  readonly Statistics: {
    readonly month: string;
    readonly rows: readonly StatisticsRow[];
    readonly totals: readonly StatisticsRow[];
    readonly agrees: boolean;
  };
  readonly Inbound: Shown<typeof inboundView>;
  readonly InboundList: Page<Shown<typeof inboundView>>;
  readonly Summary: Shown<typeof summaryView>;
  readonly SummaryAsked: Listing<Shown<typeof summaryView>>;
  readonly SummaryList: Page<Shown<typeof summaryView>>;
  readonly Adjustment: Shown<typeof adjustmentView>;
  readonly AdjustmentList: Page<Shown<typeof adjustmentView>>;
  readonly ReportList: Listing<ReportSummary>;
  readonly Report: Shown<typeof reconcile>;
  readonly Health: { readonly status: 'ok' };
}

interface StatisticsRow {
  readonly mode: string;
  readonly country: string;
  readonly chapter: string;
  /** Decimal, of `currency`. */
  readonly value: string;
  readonly currency: string;
  readonly weightGrams: number;
  readonly parcels: number;
}
