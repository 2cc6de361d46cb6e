import { pendingAsks } from '../domain/consignment/pending-asks.ts';
import { goodsBackBy } from '../domain/consignment/return-rules.ts';
import { stageDeadline } from '../domain/consignment/stage-deadlines.ts';
import type { Stage } from '../domain/consignment/stages.ts';
import type { Task } from '../domain/consignment/task.ts';
import { after } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { askAgain } from './ask-again.ts';
import { withFacts, withTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { recordNews, resumeTask } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/** One entry into a token state. `entered` is the same when the same entry is run again. */
export interface StageEntry {
  readonly stage: Stage;
  readonly consignmentId: string;
  readonly token: string;
  readonly entered: string;
}

const TAKEN_BACK = {
  kind: 'failed',
  error: 'CancelRequested',
  cause: 'to be taken back after its end',
} as const;

/**
 * Enters a stage. 1. A visit whose outcome is recorded gets it at once: the resume was lost, or
 * the same entry runs again. 2. A visit that still waits takes the new token; only when its own
 * entry is run again, after a crash, are its partners asked again. 3. Otherwise a new visit opens,
 * and goes as far as it can: also when the last one was left by a fault, and another stage was
 * entered since. The task is recorded before any partner hears of it. What was taken up again after
 * its end, to be taken back, passes Dispatch without a visit.
 */
export async function beginStage(services: MoveServices, entry: StageEntry): Promise<void> {
  const { consignmentId, stage } = entry;
  let passedOn = false;
  let last: Task | undefined;
  const draft = await recordNews(services, consignmentId, async (current) => {
    passedOn = isPassedOn(entry, current);
    if (passedOn) return undefined;
    last = await services.orders.taskOfStage(consignmentId, stage);
    if (last !== undefined && hasOutcome(last, entry)) return undefined;
    return last !== undefined && stillWaits(last, current)
      ? withTask({ ...current, task: last }, { ...last, ...tokenOf(entry) })
      : newVisit(services, current, last, entry);
  });
  if (passedOn) await services.workflow.resume(entry.token, TAKEN_BACK);
  if (passedOn || last === undefined) return;
  if (draft === undefined) await resumeTask(services, { ...last, token: entry.token });
  else if (draft.task?.visit === last.visit && last.entered === entry.entered) {
    await askPending(services, draft);
  }
}

/** The execution of what had come to its end begins anew only to take it back: that is for Unwind. */
function isPassedOn({ stage }: StageEntry, { consignment }: Draft): boolean {
  const { returnRequest, restarts } = consignment;
  return stage === 'dispatch' && returnRequest !== undefined && restarts !== undefined;
}

function stillWaits(last: Task, { task }: Draft): boolean {
  return last.status === 'waiting' && task?.stage === last.stage && task.visit === last.visit;
}

function hasOutcome(task: Task, entry: StageEntry): boolean {
  return (
    task.status === 'answered' || (task.status === 'resumed' && task.entered === entry.entered)
  );
}

function tokenOf({ token, entered }: StageEntry): Pick<Task, 'token' | 'entered'> {
  return { token, entered };
}

function newVisit(
  { clock }: MoveServices,
  draft: Draft,
  last: Task | undefined,
  entry: StageEntry,
): Draft {
  const now = clock.now();
  const { stage, consignmentId } = entry;
  const visit = (last?.visit ?? 0) + 1;
  const entered = withFacts(draft, { facts: [{ type: 'stage-entered', stage, visit }] }, now);
  const task: Task = {
    consignmentId,
    stage,
    visit,
    ...tokenOf(entry),
    status: 'waiting',
    asks: [],
    openedAt: now,
    deadline: deadlineOf(draft, stage, now),
    version: 1,
  };
  return { ...entered, task, taskChanged: true };
}

function deadlineOf({ consignment }: Draft, stage: Stage, now: Instant): Instant {
  const usual = after(now, stageDeadline(consignment.mode, stage));
  const backBy = stage === 'unwind' ? goodsBackBy(consignment) : undefined;
  return backBy !== undefined && now < backBy && backBy < usual ? backBy : usual;
}

async function askPending(services: MoveServices, { consignment, task }: Draft): Promise<void> {
  if (task === undefined) return;
  for (const { name } of pendingAsks(consignment, task)) {
    await askAgain(services, { consignmentId: task.consignmentId, ask: name, attempt: 1 });
  }
}
