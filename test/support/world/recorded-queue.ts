import type { QueueName } from '../../../functions/domain/workflow/queue-name.ts';
import type { Queue } from '../../../functions/ports/queue.ts';

/** A message that was put on a queue. */
export interface SentMessage {
  readonly queue: QueueName;
  readonly body: unknown;
  readonly delaySeconds?: number;
}

/** A queue that only remembers; tests work its messages themselves. */
export interface RecordedQueue extends Queue {
  readonly sent: SentMessage[];
  /** Takes what waits on one queue, or those of it that are wanted. */
  take(queue: QueueName, wanted?: (message: SentMessage) => boolean): readonly SentMessage[];
}

export function recordedQueue(): RecordedQueue {
  const sent: SentMessage[] = [];
  return {
    sent,
    send: async (queue, { body, delaySeconds }) => {
      sent.push({ queue, body: JSON.parse(body) as unknown, delaySeconds });
    },
    take: (queue, wanted = () => true) => {
      const taken = sent.filter((message) => message.queue === queue && wanted(message));
      sent.splice(0, sent.length, ...sent.filter((message) => !taken.includes(message)));
      return taken;
    },
  };
}
