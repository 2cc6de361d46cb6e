import { customsStop } from '../domain/consignment/customs-stop.ts';
import { pendingAsks } from '../domain/consignment/pending-asks.ts';
import type { Task } from '../domain/consignment/task.ts';
import type { Instant } from '../domain/instant.ts';
import { after } from '../domain/instant.ts';
import type { Services } from '../ports/services.ts';
import { askAgain } from './ask-again.ts';
import { withFacts } from './draft.ts';
import { dueOf, recordNews, resumeTask } from './record-news.ts';
import type { MoveServices } from './record-news.ts';
import { restartReturn } from './request-return.ts';
import { answered } from './settle-draft.ts';

/** Looked at per run; the rest is due still and comes next time. */
const PER_RUN = 500;

/**
 * Picks up what got lost: starts that never happened, outcomes the workflow never heard, answers
 * that never came, deadlines that passed. Reads the index of what is due, never the whole store.
 *
 * @returns how many consignments were looked at
 * @throws AggregateError with what failed, after everything else was looked at
 */
export async function sweep(services: MoveServices): Promise<number> {
  const due = await services.orders.due(services.clock.now(), PER_RUN);
  const faults: unknown[] = [];
  for (const consignmentId of due) {
    const [looked] = await Promise.allSettled([lookAt(services, consignmentId)]);
    if (looked.status === 'rejected') faults.push(looked.reason);
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some of what is due could not be done');
  return due.length;
}

async function lookAt(services: MoveServices, consignmentId: string): Promise<void> {
  const task = await services.orders.currentTask(consignmentId);
  if (task === undefined) await services.workflow.start(consignmentId);
  else if (task.status === 'answered') await resumeTask(services, task);
  else if (task.status === 'waiting') await pursue(services, task);
  else await restartReturn(services, await services.orders.consignment(consignmentId));
  await postpone(services, consignmentId);
}

async function pursue(services: MoveServices, task: Task): Promise<void> {
  const now = services.clock.now();
  if (task.deadline <= now) {
    await giveUp(services, task, now);
    return;
  }
  const consignment = await services.orders.consignment(task.consignmentId);
  if (consignment === undefined) return;
  for (const ask of pendingAsks(consignment, task)) {
    if (ask.againAt > now) continue;
    await askAgain(services, {
      consignmentId: task.consignmentId,
      ask: ask.name,
      attempt: ask.attempts + 1,
    });
  }
  const kept = task.stage === 'declare' ? customsStop(consignment) : undefined;
  // Settling what stands looks at the clock, too.
  if (kept !== undefined && kept.until <= now) {
    await recordNews(services, task.consignmentId, (draft) => draft);
  }
}

/** The deadline passed: an operator decides. */
async function giveUp(services: MoveServices, task: Task, now: Instant): Promise<void> {
  const { consignmentId, stage } = task;
  const code = 'deadline-exceeded';
  const message = `no outcome by ${task.deadline}`;
  await recordNews(services, consignmentId, (draft) => {
    if (draft.task?.status !== 'waiting' || draft.task.deadline > now) return undefined;
    if (draft.consignment.hold !== undefined) return undefined;
    const failed = withFacts(
      draft,
      { facts: [{ type: 'stage-failed', stage, code, message }] },
      now,
    );
    return answered(
      failed,
      draft.task,
      { kind: 'failed', error: 'DeadlineExceeded', cause: message },
      now,
    );
  });
}

/** Moves the next look away from now, so that a quiet consignment is not looked at in every run. */
async function postpone(
  { orders, clock }: Pick<Services, 'orders' | 'clock'>,
  id: string,
): Promise<void> {
  const [record, task] = await Promise.all([orders.consignment(id), orders.currentTask(id)]);
  if (record === undefined) return;
  const now = clock.now();
  const due = dueOf(record, task, now);
  const soonest = after(now, { minutes: 1 });
  await orders.commit({
    consignment: {
      record,
      expectedVersion: record.version,
      due: due === undefined || due > now ? due : soonest,
    },
  });
}
