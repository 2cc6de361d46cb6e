import type { QueueName } from '../domain/workflow/queue-name.ts';

/** A message at most 700 kB long. `delaySeconds` is wall time, at most 900. */
export interface QueueMessage {
  readonly body: string;
  readonly delaySeconds?: number;
}

/** Durable, at least once, unordered. Returns once the message is safe. */
export interface Queue {
  send(queue: QueueName, message: QueueMessage): Promise<void>;
}
