import { pollChannels } from '../../usecases/poll-channels.ts';
import type { PollServices } from '../../usecases/poll-channels.ts';

/** Asks channels for what changed, and brings in what no message told. */
export function pollChannelsJob(services: PollServices): () => Promise<void> {
  return () => pollChannels(services);
}
