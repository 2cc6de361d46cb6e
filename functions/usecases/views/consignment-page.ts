import { clocksOf } from '../../domain/consignment/clocks.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { legalActions } from '../../domain/consignment/legal-actions.ts';
import { timelineActor, timelineText } from '../../domain/consignment/timeline.ts';
import { loadOfConsignment } from '../../domain/load/load-of-consignment.ts';
import type { Services } from '../../ports/services.ts';
import { consignmentSummary } from './consignment-summary.ts';
import { documentRows } from './document-rows.ts';
import { lineViews, postingViews, totalsView } from './goods-view.ts';
import { holdView } from './hold-view.ts';
import { liveStates } from './live-states.ts';
import { maskedName } from './masked.ts';
import { taskView } from './task-view.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/** What a view shows of the host it runs on. */
export interface Presentation {
  readonly graph: WorkflowGraph;
  /** Partners are played: what clocks show is not the world's. */
  readonly simulated: boolean;
}

/**
 * One consignment with everything an operator may see of it; undefined when there is none of this
 * id. Names, identity numbers and telephones are masked, streets left out.
 */
export async function consignmentPage(
  { orders }: Pick<Services, 'orders'>,
  consignmentId: string,
  { graph, simulated }: Presentation,
) {
  const [consignment, task, events, records] = await Promise.all([
    orders.consignment(consignmentId),
    orders.currentTask(consignmentId),
    orders.events(consignmentId),
    orders.documents(consignmentId),
  ]);
  if (consignment === undefined) return undefined;
  return {
    ...consignmentSummary(consignment),
    ...factsView(consignment),
    states: liveStates(graph, { consignment, events, task }),
    timeline: events.map((event) => ({
      version: event.version,
      at: event.at,
      type: event.type,
      text: timelineText(event),
      by: timelineActor(event),
    })),
    documents: documentRows(consignment, records),
    clocks: { ...clocksOf(consignment), simulated },
    task: taskView(consignment, task),
    hold: holdView(consignment),
    actions: legalActions(consignment, task),
  };
}

function factsView(consignment: Consignment) {
  const { version, planReason, shipTo, totals, match, tracking, legs } = consignment;
  const { loadId, status, gatePassNumber } = loadOfConsignment(consignment);
  return {
    version,
    planReason,
    shipTo: { name: maskedName(shipTo.name), city: shipTo.city, country: shipTo.country },
    identity: identityView(consignment),
    totals: totalsView(totals),
    lines: lineViews(consignment),
    match,
    bookPostings: postingViews(consignment),
    tracking,
    legs,
    load: { loadId, status, gatePassNumber },
    cancel: consignment.cancel,
    refusal: consignment.refusal,
  };
}

/** Last characters only; of a name they would be most of it. */
function identityView({ identity: { payerName, ...numbers } }: Consignment) {
  return { ...numbers, payerName: payerName && '＊' };
}
