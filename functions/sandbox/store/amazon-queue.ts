import { z } from 'zod';
import { json, readJson } from '../http-message.ts';
import type { SandboxRequest, SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { signAws } from './aws-signature.ts';
import { sha256 } from '../act-once.ts';

const messageSchema = z.object({
  handle: z.string(),
  body: z.string(),
  visibleAt: z.number(),
  done: z.boolean(),
});
const callSchema = z.looseObject({
  QueueUrl: z.url(),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).default(30),
  ReceiptHandle: z.string().default(''),
  MessageBody: z.string().default(''),
});
type Call = z.infer<typeof callSchema>;

/** The queue at AWS that Amazon puts a seller's notifications in, of each channel. Only inside a change. */
export interface AmazonQueue {
  put(channelId: string, body: string): void;
  readonly routes: readonly Route[];
}

/** As much of SQS as a consumer needs: receive, delete, and send, for whoever has the queue's key. */
export function openAmazonQueue(services: Services): AmazonQueue {
  const { clock, counter, records, settings } = services;
  const messages = records('amazon-queue', messageSchema);
  const put = (channelId: string, body: string): void => {
    const handle = `${channelId}/${String(counter('amazon-queue')).padStart(9, '0')}`;
    messages.put(handle, { handle, body, visibleAt: 0, done: false });
  };
  const actions: { readonly [name: string]: (channelId: string, call: Call) => object } = {
    'AmazonSQS.ReceiveMessage': (channelId, call) => {
      const now = clock.wall();
      const found = messages
        .startingWith(`${channelId}/`)
        .filter(({ done, visibleAt }) => !done && visibleAt <= now)
        .slice(0, call.MaxNumberOfMessages);
      const visibleAt = now + call.VisibilityTimeout * 1_000;
      found.forEach((message) => messages.put(message.handle, { ...message, visibleAt }));
      return {
        Messages: found.map(({ handle, body }) => ({
          MessageId: sha256(Buffer.from(handle)).slice(0, 32),
          ReceiptHandle: handle,
          Body: body,
        })),
      };
    },
    'AmazonSQS.DeleteMessage': (_channelId, { ReceiptHandle: handle }) => {
      const message = messages.get(handle);
      if (message !== undefined) messages.put(handle, { ...message, done: true });
      return {};
    },
    'AmazonSQS.SendMessage': (channelId, { MessageBody: body }) => {
      put(channelId, body);
      return { MessageId: sha256(Buffer.from(body)).slice(0, 32) };
    },
  };
  const run = (request: SandboxRequest): SandboxResponse => {
    const call = readJson(request, callSchema);
    const channelId = /^\/queue\/([\w-]+)$/.exec(new URL(call.QueueUrl).pathname)?.[1] ?? '';
    const keys = settings.secret(`channels/${channelId}/queue-key`);
    if (!keys.some((key) => isSigned(request, key))) {
      return json(403, { __type: 'com.amazon.coral.service#InvalidSignatureException' });
    }
    const action = actions[request.headers['x-amz-target'] ?? ''];
    return action === undefined
      ? json(400, { __type: 'com.amazon.coral.service#InvalidAction' })
      : json(200, action(channelId, call));
  };
  return { put, routes: [{ method: 'POST', path: '/', access: 'key in the question', run }] };
}

function isSigned({ headers, body }: SandboxRequest, access: string): boolean {
  const colon = access.indexOf(':');
  const key = { id: access.slice(0, colon), secret: access.slice(colon + 1) };
  const date = headers['x-amz-date'] ?? '';
  const wall = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6');
  const covered = ['content-type', 'x-amz-target'];
  const { authorization } = signAws(
    {
      ...{ host: headers['host'] ?? '', path: '/', body: body.toString('utf8') },
      headers: Object.fromEntries(covered.map((name) => [name, headers[name] ?? ''])),
    },
    { region: 'us-east-1', service: 'sqs', key, wall },
  );
  return headers['authorization'] === authorization;
}
