import type { MoveServices } from '../../../usecases/record-news.ts';
import type { reconcile } from '../../../usecases/reconcile/reconcile.ts';
import type { HostFacts } from '../../../usecases/views/board.ts';
import type { Latest } from '../../../usecases/views/latest.ts';
import type { Presentation } from '../../../usecases/views/consignment-page.ts';
import type { Services } from '../../../ports/services.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import type { ReportSummary } from './report-summaries.ts';

/** Everything the operator API reads and moves. */
export type OperatorServices = MoveServices &
  Pick<Services, 'directory' | 'office'> &
  Parameters<typeof reconcile>[0];

/** What a route is given: the ports, how the host presents itself, and what is remembered between requests. */
export interface OperatorContext extends Presentation, HostFacts {
  readonly services: OperatorServices;
  /** Merchant of requests that name none; the directory's first one if absent. */
  readonly merchantId?: string;
  readonly latest: (merchantId: string) => Promise<Latest>;
  readonly reportSummaries: () => Promise<readonly ReportSummary[]>;
}

/** One route of the operator API. Bad input is a response; only faults of ours throw. */
export type OperatorRoute = (context: OperatorContext, event: HttpEvent) => Promise<HttpResponse>;
