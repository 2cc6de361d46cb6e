import { describe, expect, test } from '@jest/globals';
import { SQSClient, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { notificationQueue } from '../../../../functions/adapters/marketplaces/amazon/notification-queue.ts';
import { signAws } from '../../../../functions/sandbox/store/aws-signature.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';

const URL_OF_QUEUE = 'https://sqs.eu-west-1.aws.example/123456789012/notifications';
const CHANNEL = aChannel({
  channelId: 'amazon',
  marketplace: 'amazon',
  registeredUrl: URL_OF_QUEUE,
});

function aQueue(answer: FakeAnswer, key: readonly string[] = ['AKIDEXAMPLE:secret']) {
  const fake = fakeTransport(() => answer);
  const clock = fixedClock();
  const secrets = { get: async () => key };
  const outbound = outboundClient({ transport: fake.transport, clock });
  return { ...fake, queue: notificationQueue({ outbound, secrets, clock }) };
}

describe('the queue of a channel', () => {
  test('is asked for ten, in the region of its address', async () => {
    const json = { Messages: [{ MessageId: 'm', ReceiptHandle: 'h', Body: '{"ä":1}' }] };
    const { queue, requests, sent } = aQueue({ status: 200, json });
    expect(await queue.take(CHANNEL)).toEqual([{ handle: 'h', raw: Buffer.from('{"ä":1}') }]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://sqs.eu-west-1.aws.example/',
      headers: {
        'x-amz-target': 'AmazonSQS.ReceiveMessage',
        authorization: expect.stringContaining('/eu-west-1/sqs/aws4_request'),
      },
    });
    expect(sent(0)).toEqual({
      QueueUrl: URL_OF_QUEUE,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 60,
    });
  });

  test('may be empty, and forgets what is done', async () => {
    const { queue, sent } = aQueue({ status: 200, json: {} });
    expect(await queue.take(CHANNEL)).toEqual([]);
    await queue.done(CHANNEL, { handle: 'h', raw: Buffer.of() });
    expect(sent(1)).toEqual({ QueueUrl: URL_OF_QUEUE, ReceiptHandle: 'h' });
  });

  test.each([
    [aQueue({ status: 403 }), 'does not answer: HTTP 403'],
    [aQueue({ status: 200, json: { Messages: 1 } }), 'unreadable answer'],
    [aQueue({ status: 200 }, []), 'no queue-key for channel amazon'],
  ])('says why it cannot be asked', async ({ queue }, why) => {
    await expect(queue.take(CHANNEL)).rejects.toThrow(why);
  });
});

test('what is sent is signed by the channel’s key, every header covered', async () => {
  const { queue, requests, sent } = aQueue({ status: 200, json: {} }, ['AKIDEXAMPLE:a:secret']);
  await queue.take(CHANNEL);
  const { authorization, 'x-amz-date': date, ...headers } = requests[0]?.headers ?? {};
  const wall = fixedClock().wall();
  const key = { id: 'AKIDEXAMPLE', secret: 'a:secret' };
  const expected = signAws(
    { host: 'sqs.eu-west-1.aws.example', path: '/', headers, body: JSON.stringify(sent(0)) },
    { region: 'eu-west-1', service: 'sqs', key, wall },
  );
  expect([authorization, date]).toEqual([expected['authorization'], expected['x-amz-date']]);
});

test('the sandbox’s own signature is that of AWS’s client', async () => {
  const sent: { headers: Record<string, string>; body: string }[] = [];
  const client = new SQSClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret' },
    requestHandler: {
      handle: (request: (typeof sent)[number]) => {
        sent.push(request);
        return Promise.reject(new Error('not sent'));
      },
    },
    useQueueUrlAsEndpoint: true,
    endpoint: 'https://sqs.eu-west-1.aws.example',
    maxAttempts: 1,
  });
  const command = new ReceiveMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.aws.example/1/q' });
  await expect(client.send(command)).rejects.toThrow('not sent');
  const [{ headers, body } = { headers: {}, body: '' }] = sent;
  const { authorization = '', 'x-amz-date': date = '', host = '', ...others } = headers;
  const covered = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  const wall = date.replace(/^(.{4})(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z');
  const ours = signAws(
    {
      ...{ host, path: '/', body },
      headers: Object.fromEntries(
        Object.entries(others).filter(([name]) => covered.includes(name.toLowerCase())),
      ),
    },
    {
      ...{ region: 'eu-west-1', service: 'sqs', wall },
      key: { id: 'AKIDEXAMPLE', secret: 'a secret' },
    },
  );
  expect(ours['authorization']).toBe(authorization);
});
