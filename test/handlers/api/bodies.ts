import type { reconcile } from '../../../functions/usecases/reconcile/reconcile.ts';
import type { board } from '../../../functions/usecases/views/board.ts';
import type { casesOf } from '../../../functions/usecases/views/cases.ts';
import type { consignmentPage } from '../../../functions/usecases/views/consignment-page.ts';
import type { ConsignmentSummary } from '../../../functions/usecases/views/consignment-summary.ts';
import type { orderPage } from '../../../functions/usecases/views/order-page.ts';
import type { orderSummary } from '../../../functions/usecases/views/order-summary.ts';
import type { orderTracking } from '../../../functions/usecases/views/order-tracking.ts';
import type { Problem } from '../../../functions/runtime/http-response.ts';

type Result<View extends (...input: never[]) => Promise<unknown>> = NonNullable<
  Awaited<ReturnType<View>>
>;

/** What the routes answer with, as the views type it. */
export type BoardBody = Result<typeof board>;
export type PageBody = Result<typeof consignmentPage>;
export type OrderBody = Result<typeof orderPage>;
export type ReportBody = Result<typeof reconcile>;
export type CasesBody = { readonly items: Result<typeof casesOf> };
export interface ListBody {
  readonly items: readonly ConsignmentSummary[];
  readonly nextCursor?: string;
}
export interface OrdersBody {
  readonly items: readonly ReturnType<typeof orderSummary>[];
  readonly nextCursor?: string;
}
export type TrackingBody = Result<typeof orderTracking>;
export interface PostedBody {
  readonly orderId: string;
  readonly status: string;
  readonly consignmentIds: readonly string[];
}
export interface ProblemBody extends Problem {
  readonly errors: NonNullable<Problem['errors']>;
}
