import type { Instant } from '../instant.ts';
import { stoppingHits } from '../screening/hits.ts';
import { isTerminal } from './consignment-states.ts';
import type { Consignment } from './consignment.ts';
import { returnRefusal } from './return-rules.ts';
import type { Task } from './task.ts';

/** What an operator may do with a consignment. */
export type LegalAction = 'clear' | 'fix' | 'cancel' | 'return' | 'resume' | 'unwind';

type Rule = (consignment: Consignment, task: Task | undefined, now: Instant) => boolean;

const RULES: { readonly [Action in LegalAction]: Rule } = {
  clear: ({ hold, screening }) => hold !== undefined && stoppingHits(screening).length > 0,
  fix: ({ hold }) => hold !== undefined,
  // After the gate it takes a return; while it unwinds it is being taken back already.
  cancel: ({ cancel, gatedOutAt, stage, status }) =>
    cancel === undefined && gatedOutAt === undefined && stage !== 'unwind' && !isTerminal(status),
  return: (consignment, _task, now) => returnRefusal(consignment, now) === undefined,
  resume: (consignment, task) =>
    waitsAt(task, 'needs-operator') || (waitsAt(task, 'unwind') && consignment.hold !== undefined),
  unwind: (_consignment, task) => waitsAt(task, 'needs-operator'),
};

const ACTIONS = [
  'clear',
  'fix',
  'cancel',
  'return',
  'resume',
  'unwind',
] as const satisfies readonly LegalAction[];

/**
 * What an operator may do now, in the order it is offered: the same rules that the commands go by.
 *
 * @param task the consignment's current task, if it has entered a stage
 * @param now business time: a return has a deadline
 */
export function legalActions(
  consignment: Consignment,
  task: Task | undefined,
  now: Instant,
): readonly LegalAction[] {
  return ACTIONS.filter((action) => RULES[action](consignment, task, now));
}

function waitsAt(task: Task | undefined, stage: Task['stage']): boolean {
  return task?.status === 'waiting' && task.stage === stage;
}
