import type { ResumableStage } from '../domain/consignment/stages.ts';
import type { TaskOutcome } from '../domain/consignment/task.ts';
import type { ErrorName } from '../domain/workflow/error-names.ts';
import { withFacts } from './draft.ts';
import { recordNews } from './record-news.ts';
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
 * @returns false when nothing waits for an operator's decision
 */
export async function resumeConsignment(
  services: MoveServices,
  consignmentId: string,
  stage: ResumableStage | 'unwind',
  by: string,
): Promise<boolean> {
  const now = services.clock.now();
  const draft = await recordNews(services, consignmentId, (current) => {
    const { task, consignment } = current;
    if (task?.status !== 'waiting') return undefined;
    const decides =
      task.stage === 'needs-operator' ||
      (task.stage === 'unwind' && stage !== 'unwind' && consignment.hold !== undefined);
    if (!decides) return undefined;
    const resumed = withFacts(current, { facts: [{ type: 'resumed', stage, by }] }, now);
    return answered(resumed, task, outcomeOf(stage), now);
  });
  return draft !== undefined;
}

function outcomeOf(stage: ResumableStage | 'unwind'): TaskOutcome {
  if (stage === 'unwind') return { kind: 'done' };
  return { kind: 'failed', error: RESUME_ERRORS[stage], cause: `operator resumes at ${stage}` };
}
