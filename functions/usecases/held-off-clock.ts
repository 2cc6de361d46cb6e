import { after } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { withTask } from './draft.ts';
import type { Draft } from './draft.ts';

/** Partners had no part in the time that an operator took: the stage's deadline moves by it. */
export function heldOffClock(draft: Draft, now: Instant): Draft {
  const { task, consignment } = draft;
  if (task?.status !== 'waiting' || consignment.hold === undefined) return draft;
  const heldSeconds = (Date.parse(now) - Date.parse(consignment.hold.since)) / 1_000;
  return withTask(draft, { ...task, deadline: after(task.deadline, { seconds: heldSeconds }) });
}
