import { clocksOf } from '../../domain/consignment/clocks.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { legalActions } from '../../domain/consignment/legal-actions.ts';
import { timelineActor, timelineText } from '../../domain/consignment/timeline.ts';
import { loadOfConsignment } from '../../domain/load/load-of-consignment.ts';
import { travelsInLoad } from '../../domain/consignment/travels-in-load.ts';
import type { Services } from '../../ports/services.ts';
import { consignmentSummary } from './consignment-summary.ts';
import { declarationView } from './declaration-view.ts';
import { documentRows } from './document-rows.ts';
import { iossView } from './ioss-view.ts';
import { lineViews, postingViews, totalsView } from './goods-view.ts';
import { holdView } from './hold-view.ts';
import { liveStates } from './live-states.ts';
import { maskedName } from './masked.ts';
import { landedCostView } from './quote-view.ts';
import { screeningView } from './screening-view.ts';
import { taskView } from './task-view.ts';
import { taxView } from './tax-view.ts';
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
  { orders, clock }: Pick<Services, 'orders' | 'clock'>,
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
  const order = await orders.order(consignment.orderId);
  return {
    ...consignmentSummary(consignment),
    ...factsView(consignment),
    /** Every parcel of its order, this one among them unless the order was planned anew. */
    parcels: order?.consignmentIds ?? [],
    /** Parcels that made room for those. */
    formerParcels: order?.formerConsignmentIds ?? [],
    states: liveStates(graph, { consignment, events, task }),
    timeline: events.map((event) => ({
      version: event.version,
      at: event.at,
      type: event.type,
      text: timelineText(event),
      by: timelineActor(event),
    })),
    documents: documentRows(consignment, records),
    ioss: iossView(consignment, records),
    declaration: declarationView(consignment, events),
    clocks: { ...clocksOf(consignment), simulated },
    task: taskView(consignment, task),
    hold: holdView(consignment),
    screening: screeningView(consignment),
    actions: legalActions(consignment, task, clock.now()),
  };
}

function factsView(consignment: Consignment) {
  const { version, planReason, shipTo, totals, match, tracking, legs, landedCost } = consignment;
  return {
    version,
    planReason,
    shipTo: { name: maskedName(shipTo.name), city: shipTo.city, country: shipTo.country },
    identity: identityView(consignment),
    totals: totalsView(totals),
    landedCost: landedCost && landedCostView(landedCost),
    taxes: taxView(consignment),
    lines: lineViews(consignment),
    match,
    bookPostings: postingViews(consignment),
    tracking,
    legs,
    listNumber: consignment.listNumber,
    load: loadView(consignment),
    leftLoad: consignment.leftLoad,
    cancel: consignment.cancel,
    returnRequest: consignment.returnRequest,
    refusal: consignment.refusal,
  };
}

/** The load it travels in; else the one that it is by itself, once it goes through a gate alone. */
function loadView(consignment: Consignment) {
  const alone = loadOfConsignment(consignment);
  const { loadId, status } = consignment.load ?? alone;
  const isWaiting = consignment.load === undefined && travelsInLoad(consignment);
  return isWaiting ? undefined : { loadId, status, gatePassNumber: alone.gatePassNumber };
}

/** Last characters only; of a name they would be most of it. */
function identityView({ identity: { payerName, ...numbers } }: Consignment) {
  return { ...numbers, payerName: payerName && '＊' };
}
