import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../domain/workflow/queue-name.ts';
import type { Queue } from '../../ports/queue.ts';

/** URL of each queue that this process sends to. */
export type QueueUrls = { readonly [Name in QueueName]?: string };

/** SQS holds no message back for longer. */
const LONGEST_DELAY_SECONDS = 900;

/** Queues on SQS. @throws Error for a queue whose URL this process was not given */
export function sqsQueue(client: SQSClient, urls: QueueUrls): Queue {
  return {
    send: async (queue, { body, delaySeconds }) => {
      const QueueUrl = urls[queue];
      if (QueueUrl === undefined) throw new Error(`no URL of the queue ${queue} is configured`);
      await client.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          DelaySeconds: delaySeconds && Math.min(Math.ceil(delaySeconds), LONGEST_DELAY_SECONDS),
        }),
      );
    },
  };
}
