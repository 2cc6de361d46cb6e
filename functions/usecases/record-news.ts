import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { customsStop } from '../domain/consignment/customs-stop.ts';
import { isTerminal } from '../domain/consignment/consignment-states.ts';
import { pendingAsks } from '../domain/consignment/pending-asks.ts';
import type { Task } from '../domain/consignment/task.ts';
import { after } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Change } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { draftOf, withFacts } from './draft.ts';
import type { Draft } from './draft.ts';
import { sendAsks } from './send-asks.ts';
import { settleDraft } from './settle-draft.ts';

/** All that moving a consignment may need. */
export type MoveServices = Omit<
  Services,
  'directory' | 'marketplace' | 'office' | 'declarationReader'
>;

/** Changes a draft, or returns undefined when there is nothing to do. Runs again after a conflict. */
export type Decide = (draft: Draft) => Draft | undefined | Promise<Draft | undefined>;

/** More rivals than this on one consignment means that something is wrong. */
const MOST_ATTEMPTS = 20;

/**
 * The one way a consignment moves. 1. Load it with its current task. 2. Let `decide` add what is
 * new. 3. Settle: do our own steps, prepare what is due. 4. Commit everything at once; if somebody
 * was faster, start over from what they wrote. In this process rivals take turns until here.
 * 5. Only then give the workflow its answer and ask the partners; what they answer at once comes
 * back in here. `decide` must not move the same consignment itself: it would wait for its own turn.
 *
 * @returns what was committed, or undefined when the consignment is unknown or nothing was new
 */
export async function recordNews(
  services: MoveServices,
  consignmentId: string,
  decide: Decide,
): Promise<Draft | undefined> {
  const draft = await services.turns.take(consignmentId, () =>
    committedNews(services, consignmentId, decide),
  );
  if (draft !== undefined) await afterCommit(services, draft);
  return draft;
}

async function committedNews(
  services: MoveServices,
  consignmentId: string,
  decide: Decide,
): Promise<Draft | undefined> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const [consignment, task] = await Promise.all([
      services.orders.consignment(consignmentId),
      services.orders.currentTask(consignmentId),
    ]);
    if (consignment === undefined) return undefined;
    const decided = await decide(draftOf(consignment, task));
    if (decided === undefined) return undefined;
    const draft = await settleDraft(services, decided);
    if (draft.events.length === 0 && !draft.taskChanged) return undefined;
    const result = await services.orders.commit(changeOf(draft, services.clock.now()));
    if (result === 'committed') return draft;
  }
  throw new Error(`too many rivals on ${consignmentId}`);
}

async function afterCommit(services: MoveServices, draft: Draft): Promise<void> {
  const { task } = draft;
  if (draft.taskChanged && task?.status === 'answered') await resumeTask(services, task);
  if (draft.sends.length + draft.repeats.length === 0) return;
  await recordFacts(services, draft.consignment.consignmentId, await sendAsks(services, draft));
}

/** Records facts that partners answered with, if there are any. */
export async function recordFacts(
  services: MoveServices,
  consignmentId: string,
  facts: readonly ConsignmentFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await recordNews(services, consignmentId, (draft) =>
    withFacts(draft, { facts }, services.clock.now()),
  );
}

/** Gives the workflow the recorded outcome and notes that it has it. Safe to repeat. */
export async function resumeTask(
  { workflow, orders }: Pick<Services, 'workflow' | 'orders'>,
  task: Task,
): Promise<void> {
  if (task.outcome === undefined) return;
  await workflow.resume(task.token, task.outcome);
  await orders.markResumed(task);
}

/** The draft as one all-or-nothing write. */
function changeOf(draft: Draft, now: Instant): Change {
  return {
    consignment: {
      record: draft.consignment,
      expectedVersion: draft.storedVersion,
      due: dueOf(draft.consignment, draft.task, now),
    },
    task: draft.taskChanged ? draft.task : undefined,
    events: draft.events,
    documents: draft.documents,
    references: draft.references,
  };
}

/** An answered task that is not resumed by then is resumed again; a start that got lost is repeated. */
const GRACE = { minutes: 1 };

/** When the sweep must look at the consignment next; undefined once nothing can happen any more. */
export function dueOf(
  consignment: Consignment,
  task: Task | undefined,
  now: Instant,
): Instant | undefined {
  if (task?.status === 'answered') return after(now, GRACE);
  if (isTerminal(consignment.status)) return undefined;
  if (task?.status !== 'waiting') return after(now, GRACE);
  // In front of an operator already: nothing to pursue until they act.
  if (consignment.hold !== undefined) return undefined;
  const keptUntil = task.stage === 'declare' ? customsStop(consignment)?.until : undefined;
  return pendingAsks(consignment, task).reduce(
    (due, ask) => (ask.againAt < due ? ask.againAt : due),
    keptUntil !== undefined && keptUntil < task.deadline ? keptUntil : task.deadline,
  );
}
