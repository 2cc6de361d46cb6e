import { asksOfStage } from '../../domain/consignment/asks.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { isUnsigned } from '../signing/signing-messages.ts';
import type { Task } from '../../domain/consignment/task.ts';

/**
 * What the consignment waits for now: the asks of the current visit that nobody answered yet.
 * Absent between two stages and at an end.
 */
export function taskView(consignment: Consignment, task: Task | undefined) {
  if (task === undefined || task.status === 'resumed') return undefined;
  const { stage, visit, status, deadline } = task;
  const asks = asksOfStage(consignment, stage)
    .filter((row) => !row.answered(consignment))
    .flatMap(({ name, party: asked, document }) => {
      // After a refusal the same thing is asked again under a new request id, which is the last.
      const ask = task.asks.findLast((each) => each.name === name);
      if (ask === undefined) return [];
      const { attempts, askedAt, againAt } = ask;
      const party = isUnsigned(consignment, document) ? 'signer' : asked;
      return [{ name, party, attempts, askedAt, againAt }];
    });
  return { stage, visit, status, deadline, asks };
}
