import { asksOfStage } from './asks.ts';
import type { Consignment } from './consignment.ts';
import type { Ask, Task } from './task.ts';

/**
 * Asks of a task that nobody answered yet, each once: of an ask that went out anew after a refusal
 * only the latest counts.
 */
export function pendingAsks(consignment: Consignment, task: Task): readonly Ask[] {
  return asksOfStage(consignment, task.stage)
    .filter((row) => !row.answered(consignment))
    .flatMap((row) => task.asks.filter(({ name }) => name === row.name).slice(-1));
}
