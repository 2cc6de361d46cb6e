import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { sqsQueue } from '../../../functions/adapters/sqs/queue.ts';

const sqs = mockClient(SQSClient);
const queue = sqsQueue(new SQSClient({ region: 'us-east-1' }), { asks: 'https://queue/asks' });
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

test.each([
  [undefined, undefined],
  [1.2, 2],
  [5_000, 900],
])('a delay of %p seconds is sent as %p', async (delaySeconds, sent) => {
  await queue.send('asks', { body: '{}', delaySeconds });
  expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
    QueueUrl: 'https://queue/asks',
    MessageBody: '{}',
    DelaySeconds: sent,
  });
});

test('a queue without a URL is a fault of the configuration', async () => {
  await expect(queue.send('orders', { body: '{}' })).rejects.toThrow('orders');
});
