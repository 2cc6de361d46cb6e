import { isTerminal } from './consignment-states.ts';
import type { Consignment } from './consignment.ts';
import type { Task } from './task.ts';

/** What an operator may do with a consignment. */
export type LegalAction = 'fix' | 'cancel' | 'resume' | 'unwind';

type Rule = (consignment: Consignment, task: Task | undefined) => boolean;

const RULES: { readonly [Action in LegalAction]: Rule } = {
  fix: ({ hold }) => hold !== undefined,
  // After the gate it takes a return; while it unwinds it is being taken back already.
  cancel: ({ cancel, gatedOutAt, stage, status }) =>
    cancel === undefined && gatedOutAt === undefined && stage !== 'unwind' && !isTerminal(status),
  resume: (consignment, task) =>
    waitsAt(task, 'needs-operator') || (waitsAt(task, 'unwind') && consignment.hold !== undefined),
  unwind: (_consignment, task) => waitsAt(task, 'needs-operator'),
};

const ACTIONS = ['fix', 'cancel', 'resume', 'unwind'] as const satisfies readonly LegalAction[];

/**
 * What an operator may do now, in the order it is offered: the same rules that the commands go by.
 *
 * @param task the consignment's current task, if it has entered a stage
 */
export function legalActions(
  consignment: Consignment,
  task: Task | undefined,
): readonly LegalAction[] {
  return ACTIONS.filter((action) => RULES[action](consignment, task));
}

function waitsAt(task: Task | undefined, stage: Task['stage']): boolean {
  return task?.status === 'waiting' && task.stage === stage;
}
