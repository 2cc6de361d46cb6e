import type { MoveServices } from '../../usecases/record-news.ts';
import { sweep } from '../../usecases/sweep.ts';

/** Runs the sweep; a fault shows in the host's log and the next run repeats it. */
export function sweepJob(services: MoveServices): () => Promise<void> {
  return async () => {
    await sweep(services);
  };
}
