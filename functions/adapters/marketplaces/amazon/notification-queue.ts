import { AwsV4Signer } from 'aws4fetch';
import * as z from 'zod/mini';
import type { Clock } from '../../../ports/clock.ts';
import type { Channel } from '../../../ports/directory.ts';
import type { NotificationQueue } from '../../../ports/inbound.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { OutboundClient } from '../../http/outbound-client.ts';
import { readBody } from '../../http/read-body.ts';

export interface NotificationQueueParts {
  readonly outbound: OutboundClient;
  /** An access key that may receive and delete, under `channels/<id>/queue-key`. */
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/** As long as one message is worked at most. */
const VISIBILITY_SECONDS = 60;
const MOST_AT_ONCE = 10;
/** Of a queue whose address names none, such as one on this machine. */
const SOME_REGION = 'us-east-1';

const received = z.object({
  Messages: z._default(
    z.nullable(z.array(z.object({ ReceiptHandle: z.string(), Body: z.string() }))),
    [],
  ),
});

/**
 * The SQS queue that Amazon puts a seller's notifications in, for a host that is not on AWS; its URL
 * is the channel's registered address. Speaks SQS's JSON protocol. Throws when it cannot be asked.
 */
export function notificationQueue({
  outbound,
  secrets,
  clock,
}: NotificationQueueParts): NotificationQueue {
  async function call(channel: Channel, action: string, wanted: object): Promise<Uint8Array> {
    const { channelId, registeredUrl = '' } = channel;
    const [access] = await secrets.get(`channels/${channelId}/queue-key`);
    if (access === undefined) throw new Error(`no queue-key for channel ${channelId}`);
    const { origin, host } = new URL(registeredUrl);
    const body = JSON.stringify({ QueueUrl: registeredUrl, ...wanted });
    const request = { method: 'POST', url: `${origin}/` } as const;
    const signer = new AwsV4Signer({
      ...{ ...request, body, headers: headersOf(action), allHeaders: true },
      ...{ ...keyOf(access), region: regionOf(host), service: 'sqs' },
      datetime: clock.wall().replace(/[-:]|\.\d+/g, ''),
    });
    const { headers } = await signer.sign();
    const outcome = await outbound.send(`queue:${channelId}`, {
      ...{ ...request, headers: Object.fromEntries(headers), body: Buffer.from(body) },
    });
    if (outcome.kind === 'ok') return outcome.body;
    const why = outcome.kind === 'refused' ? outcome.code : outcome.reason;
    throw new Error(`the queue of channel ${channelId} does not answer: ${why}`);
  }
  return {
    async take(channel) {
      const body = await call(channel, 'ReceiveMessage', {
        MaxNumberOfMessages: MOST_AT_ONCE,
        VisibilityTimeout: VISIBILITY_SECONDS,
      });
      const read = readBody(body, received);
      if (!read.ok)
        throw new Error(`unreadable answer of a queue: ${read.pointer} ${read.message}`);
      return (read.value.Messages ?? []).map(({ ReceiptHandle, Body }) => ({
        handle: ReceiptHandle,
        raw: Buffer.from(Body),
      }));
    },
    async done(channel, { handle }) {
      await call(channel, 'DeleteMessage', { ReceiptHandle: handle });
    },
  };
}

function regionOf(host: string): string {
  return /^sqs\.([a-z0-9-]+)\./.exec(host)?.[1] ?? SOME_REGION;
}

function headersOf(action: string): { readonly [name: string]: string } {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
  };
}

function keyOf(access: string): {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
} {
  const colon = access.indexOf(':');
  return { accessKeyId: access.slice(0, colon), secretAccessKey: access.slice(colon + 1) };
}
