import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { ResumableStage } from '../domain/consignment/stages.ts';
import type { TaskOutcome } from '../domain/consignment/task.ts';
import type { ErrorName } from '../domain/workflow/error-names.ts';
import { withFacts } from './draft.ts';
import { recordCommand } from './record-command.ts';
import type { SeenVersions } from './seen-versions.ts';
import type { MoveServices } from './record-news.ts';
import { answered } from './settle-draft.ts';

const RESUME_ERRORS: { readonly [S in ResumableStage]: ErrorName } = {
  dispatch: 'ResumeAtDispatch',
  declare: 'ResumeAtDeclare',
  'hand-off': 'ResumeAtHandOff',
  confirm: 'ResumeAtConfirm',
};

/**
 * An operator sends a consignment that needs one back to a stage, or to be unwound. The task of
 * Needs operator (or a held Unwind) is answered; the workflow's catchers do the rest.
 *
 * @returns false when nothing waits for an operator's decision, `stale` when it is not what was seen
 */
export async function resumeConsignment(
  services: MoveServices,
  consignmentId: string,
  stage: ResumableStage | 'unwind',
  by: string,
  seen: SeenVersions = 'any',
): Promise<boolean | 'stale'> {
  const now = services.clock.now();
  const draft = await recordCommand(services, consignmentId, seen, (current) => {
    const { task, consignment } = current;
    if (task?.status !== 'waiting') return undefined;
    const decides =
      task.stage === 'needs-operator' ||
      (task.stage === 'unwind' && stage !== 'unwind' && consignment.hold !== undefined);
    if (!decides) return undefined;
    const facts = [{ type: 'resumed' as const, stage, by }, ...lateAnswer(consignment, stage)];
    const resumed = withFacts(current, { facts }, now);
    return answered(resumed, task, outcomeOf(stage), now);
  });
  return draft === 'stale' ? draft : draft !== undefined;
}

/** A parcel that could not be stopped goes on: its cancellation was accepted in vain. */
function lateAnswer(
  { cancel, unwind }: Consignment,
  stage: ResumableStage | 'unwind',
): readonly ConsignmentFact[] {
  const isInVain = cancel?.answer === 'accepted' && unwind.parcelTooLateAt !== undefined;
  return isInVain && stage !== 'unwind' ? [{ type: 'cancel-answered', answer: 'too-late' }] : [];
}

function outcomeOf(stage: ResumableStage | 'unwind'): TaskOutcome {
  if (stage === 'unwind') return { kind: 'done' };
  return { kind: 'failed', error: RESUME_ERRORS[stage], cause: `operator resumes at ${stage}` };
}
