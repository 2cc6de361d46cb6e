import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { sqsQueue } from '../../functions/adapters/sqs/queue.ts';
import type { QueueName } from '../../functions/domain/workflow/queue-name.ts';
import type { QueueUnderTest } from '../contracts/queue.contract.ts';

const MOST_RECEIVES = 60;

/** The dead-letter queues of a deployment: no worker of ours empties them. */
export async function queueUnderTest(
  client: SQSClient,
  urls: { readonly [Name in QueueName]: string },
): Promise<QueueUnderTest> {
  const received = new Map<QueueName, string[]>();
  return {
    queue: sqsQueue(client, urls),
    arrived: async (name, mark, count) => {
      const bodies = received.get(name) ?? [];
      received.set(name, bodies);
      const marked = () => bodies.filter((body) => body.includes(mark));
      for (let turn = 0; turn < MOST_RECEIVES && marked().length < count; turn += 1) {
        bodies.push(...(await takeMessages(client, urls[name])));
      }
      return marked();
    },
    close: async () => undefined,
  };
}

/** Creates a queue and returns its URL. */
export async function createQueue(client: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName }));
  if (QueueUrl === undefined) throw new Error(`no queue ${QueueName}`);
  return QueueUrl;
}

/** Takes what lies in a queue, waiting a second for the first message. */
export async function takeMessages(
  client: SQSClient,
  QueueUrl: string,
): Promise<readonly string[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return Messages.map(({ Body }) => Body ?? '');
}
