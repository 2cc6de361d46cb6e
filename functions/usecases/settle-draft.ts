import { requestIdOf } from '../domain/consignment/asks.ts';
import type { AskRow } from '../domain/consignment/ask-row.ts';
import { mustLeaveLoad } from '../domain/consignment/pre-advice.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { progressOf } from '../domain/consignment/progress.ts';
import type { Progress } from '../domain/consignment/progress.ts';
import { isReleased } from '../domain/consignment/release.ts';
import type { Stage } from '../domain/consignment/stages.ts';
import type { Task, TaskOutcome } from '../domain/consignment/task.ts';
import { after } from '../domain/instant.ts';
import { TRADE_MODES } from '../domain/trade/trade-modes.ts';
import type { Services } from '../ports/services.ts';
import { withFacts, withTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { withIossEvidence } from './keep-ioss-evidence.ts';
import { doOurselves } from './own-steps.ts';
import type { OwnServices } from './own-steps.ts';
import { screenConsignment } from './screen-consignment.ts';
import { prepareDocument } from './prepare-document.ts';

type SettleServices = OwnServices & Pick<Services, 'documents' | 'screening'>;

/**
 * Takes a draft as far as facts allow without a partner: our own steps are done, documents that
 * are due are built and stored, asks that are due are put on the task, and a stage that is
 * complete, held or failed says so. Idempotent: everything done here may be done again after a
 * conflict or a crash.
 */
export async function settleDraft(services: SettleServices, draft: Draft): Promise<Draft> {
  const { task } = draft;
  if (task?.status !== 'waiting') return draft;
  const now = services.clock.now();
  const progress = progressOf(draft.consignment, task.stage, now);
  if (progress.kind === 'lifted') {
    const fact = { type: 'resumed' as const, stage: task.stage, by: 'partner' };
    return settleDraft(services, withFacts(draft, { facts: [fact] }, now));
  }
  if (progress.kind === 'held' && mustLeaveLoad(draft.consignment)) {
    const facts = await doOurselves(services, draft.consignment, 'leave-load');
    return settleDraft(services, withFacts(draft, { facts }, now));
  }
  if (progress.kind !== 'open') {
    return withIossEvidence(services, concluded(draft, task, progress, now), now);
  }
  const due = progress.asks.find((row) => isDue(draft, task, row));
  if (due === undefined) return draft;
  return settleDraft(services, await taken(services, draft, task, due));
}

async function taken(
  services: SettleServices,
  draft: Draft,
  task: Task,
  row: AskRow,
): Promise<Draft> {
  const now = services.clock.now();
  if (row.party === 'ourselves') {
    return withFacts(
      draft,
      { facts: await doOurselves(services, draft.consignment, row.name) },
      now,
    );
  }
  if (row.party === 'screening') {
    const screened = await screenConsignment(services, draft.consignment);
    if (screened.kind === 'answered') return withFacts(draft, screened, now);
  }
  const requestId = requestIdOf(draft.consignment, row);
  const isRepeat = isFiled(draft, row);
  const prepared =
    row.document === undefined || row.unasked === true || isRepeat
      ? draft
      : await prepareDocument(services, draft, row.document);
  // What breaks the rules of its schema goes to nobody.
  if (prepared.consignment.refusedAsk !== draft.consignment.refusedAsk) return prepared;
  const ask = {
    name: row.name,
    requestId,
    attempts: row.unasked === true ? 0 : 1,
    askedAt: now,
    againAt: after(now, row.answerWithin),
  };
  const asked = withTask(prepared, {
    ...task,
    asks: [...task.asks, ask],
    version: prepared.task?.version ?? task.version,
  });
  if (row.unasked === true) return asked;
  return isRepeat
    ? { ...asked, repeats: [...asked.repeats, row] }
    : { ...asked, sends: [...asked.sends, row] };
}

/** Went out in an earlier visit, in this version: first it is asked what became of it. */
function isFiled({ consignment }: Draft, { document }: AskRow): boolean {
  const facts = document && consignment.documents[document];
  return facts !== undefined && facts.superseded !== true;
}

/** Not on the task yet under its current request id. */
function isDue(draft: Draft, task: Task, row: AskRow): boolean {
  if (row.party === 'ourselves') return true;
  const requestId = requestIdOf(draft.consignment, row);
  return task.asks.every((ask) => ask.requestId !== requestId);
}

type End = 'delivered' | 'cancelled' | 'returned';

/** Unwound after customs had let it go it is returned, before that cancelled. */
function endOf(consignment: Consignment, stage: Stage): End | undefined {
  if (stage === 'confirm') return 'delivered';
  if (stage !== 'unwind') return undefined;
  return consignment.returnRequest !== undefined || wasReleased(consignment)
    ? 'returned'
    : 'cancelled';
}

/** The plain way on leads to Cancelled. */
function outcomeOf(end: End | undefined): TaskOutcome {
  return end === 'returned'
    ? { kind: 'failed', error: 'EndReturned', cause: 'the goods are back and nothing is declared' }
    : { kind: 'done' };
}

function wasReleased(consignment: Consignment): boolean {
  return TRADE_MODES[consignment.mode].list !== undefined && isReleased(consignment);
}

function concluded(
  draft: Draft,
  task: Task,
  progress: Exclude<Progress, { kind: 'open' | 'lifted' }>,
  now: string,
): Draft {
  switch (progress.kind) {
    case 'held':
      return draft.consignment.hold === undefined
        ? withFacts(draft, { facts: [{ type: 'held', hold: progress.hold }] }, now)
        : draft;
    case 'done': {
      const end = endOf(draft.consignment, task.stage);
      const ended = end === undefined ? [] : [{ type: 'ended' as const, status: end }];
      return answered(withFacts(draft, { facts: ended }, now), task, outcomeOf(end), now);
    }
    case 'failed': {
      const { error, code, cause } = progress;
      const fact = { type: 'stage-failed' as const, stage: task.stage, code, message: cause };
      return answered(
        withFacts(draft, { facts: [fact] }, now),
        task,
        { kind: 'failed', error, cause },
        now,
      );
    }
  }
}

/** The draft with its task answered: whoever commits this first decides what the token gets. */
export function answered(draft: Draft, task: Task, outcome: TaskOutcome, now: string): Draft {
  return withTask(draft, { ...task, status: 'answered', outcome, answeredAt: now });
}
