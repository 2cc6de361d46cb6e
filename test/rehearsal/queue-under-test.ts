import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { sqsQueue } from '../../functions/adapters/sqs/queue.ts';
import type { QueueName } from '../../functions/domain/workflow/queue-name.ts';
import type { QueueUnderTest } from '../contracts/queue.contract.ts';
import { uniqueId } from '../contracts/unique-ids.ts';

const MOST_RECEIVES = 60;

/** Queues that no worker of ours empties. */
export async function queueUnderTest(client: SQSClient): Promise<QueueUnderTest> {
  const names: readonly QueueName[] = ['orders', 'answers', 'asks', 'notices'];
  const run = uniqueId('contract-');
  const urls = new Map<QueueName, string>();
  for (const name of names) urls.set(name, await createQueue(client, `${run}-${name}`));
  const received = new Map<QueueName, string[]>();
  return {
    queue: sqsQueue(client, Object.fromEntries(urls)),
    arrived: async (name, mark, count) => {
      const bodies = received.get(name) ?? [];
      received.set(name, bodies);
      const marked = () => bodies.filter((body) => body.includes(mark));
      for (let turn = 0; turn < MOST_RECEIVES && marked().length < count; turn += 1) {
        bodies.push(...(await takeMessages(client, urls.get(name))));
      }
      return marked();
    },
    close: async () => undefined,
  };
}

/** Creates a queue and returns its URL. */
export async function createQueue(client: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({ QueueName, Attributes: { MaximumMessageSize: '1048576' } }),
  );
  if (QueueUrl === undefined) throw new Error(`no queue ${QueueName}`);
  return QueueUrl;
}

/** Takes what lies in a queue, waiting a second for the first message. */
export async function takeMessages(
  client: SQSClient,
  QueueUrl: string | undefined,
): Promise<readonly string[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return Messages.map(({ Body }) => Body ?? '');
}
