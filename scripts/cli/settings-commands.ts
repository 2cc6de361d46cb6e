import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;
type Actions = { readonly [action: string]: Command };

const merchant = z.object({ merchantId: z.string(), name: z.string() });
const channel = z.object({
  channelId: z.string(),
  marketplace: z.string(),
  account: z.string(),
  enabled: z.boolean().optional(),
  secret: z.string().optional(),
  can: z.object({ polls: z.boolean() }).optional(),
  poll: z
    .object({
      ranAt: z.string(),
      found: z.object({ orders: z.number(), payments: z.number(), cancellations: z.number() }),
      fault: z.string().optional(),
    })
    .optional(),
});
const channelTest = z.object({
  outcome: z.enum(['accepted', 'refused']),
  reason: z.string().optional(),
  topic: z.string(),
  verifiedWith: z.string().optional(),
  clockSkewSeconds: z.number().optional(),
  answer: z.object({ status: z.number() }),
});
const endpoint = z.object({
  endpointId: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  disabled: z.object({ reason: z.string() }).optional(),
  secrets: z.object({ hmac: z.string(), publicKey: z.string() }).optional(),
});
const delivery = z.object({
  eventId: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  status: z.string(),
  due: z.string().optional(),
  attempts: z.array(
    z.object({ status: z.number().optional(), reason: z.string().optional(), at: z.string() }),
  ),
});
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
const replayed = z.object({ replayed: z.number(), nextCursor: z.string().optional() });

const MERCHANT: Actions = {
  list: async (host) => {
    const { items } = listOf(merchant).parse((await callApi(host, 'GET', '/v1/merchants')).body);
    return items.map(({ merchantId, name }) => `${merchantId}  ${name}`).join('\n');
  },
  add: async (host, [file]) => {
    const { body } = await callApi(host, 'POST', '/v1/merchants', { body: fileBody(file) });
    return `${merchant.parse(body).merchantId}: entered`;
  },
};

const CHANNEL: Actions = {
  list: async (host) => {
    const { items } = listOf(channel).parse((await callApi(host, 'GET', '/v1/channels')).body);
    return items.map(channelLine).join('\n');
  },
  add: async (host, [file]) => {
    const { body } = await callApi(host, 'POST', '/v1/channels', { body: fileBody(file) });
    return channelLine(channel.parse(body));
  },
  rotate: async (host, [id, hours, secret]) => {
    const body = { overlapHours: hoursOf(hours), secret };
    const path = named('/v1/channels', id);
    return channelLine(channel.parse(await asSeen(host, path, 'rotate', body)));
  },
  test: async (host, [id, file]) => {
    const path = `${named('/v1/channels', id)}/test`;
    const body = file === undefined ? undefined : fileBody(file);
    const tested = channelTest.parse((await callApi(host, 'POST', path, { body })).body);
    if (tested.outcome === 'refused') throw new CommandError(channelTestLine(tested));
    return channelTestLine(tested);
  },
  ...switches('/v1/channels', (body) => channelLine(channel.parse(body))),
};

const ENDPOINT: Actions = {
  list: async (host) => {
    const { items } = listOf(endpoint).parse((await callApi(host, 'GET', '/v1/endpoints')).body);
    return items.map(endpointLine).join('\n');
  },
  add: async (host, [url, ...events]) => {
    const { body } = await callApi(host, 'POST', '/v1/endpoints', { body: { url, events } });
    return endpointLine(endpoint.parse(body));
  },
  rotate: async (host, [id, hours]) => {
    const body = { overlapHours: hoursOf(hours) };
    const path = named('/v1/endpoints', id);
    return endpointLine(endpoint.parse(await asSeen(host, path, 'rotate', body)));
  },
  test: async (host, [id]) => {
    const path = `${named('/v1/endpoints', id)}/test`;
    const sent = delivery.parse((await callApi(host, 'POST', path)).body);
    if (sent.status !== 'delivered') throw new CommandError(deliveryLine(sent));
    return deliveryLine(sent);
  },
  log: async (host, [id, status]) => {
    const query = status === undefined ? '' : `?status=${encodeURIComponent(status)}`;
    const path = `${named('/v1/endpoints', id)}/deliveries${query}`;
    const { items } = listOf(delivery).parse((await callApi(host, 'GET', path)).body);
    return items.map(deliveryLine).join('\n');
  },
  replay: async (host, [id, from, before, status]) => {
    const path = `${named('/v1/endpoints', id)}/replay`;
    let count = 0;
    let cursor: string | undefined;
    do {
      const { body } = await callApi(host, 'POST', path, {
        body: { from, before, status, cursor },
      });
      const page = replayed.parse(body);
      count += page.replayed;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return `${String(count)} events go out again within a minute`;
  },
  ...switches('/v1/endpoints', (body) => endpointLine(endpoint.parse(body))),
};

/** Commands on merchants, channels and endpoints, by name. */
export const SETTINGS_COMMANDS: { readonly [name: string]: Command } = {
  merchant: (host, args) => act('merchant', MERCHANT, host, args),
  channel: (host, args) => act('channel', CHANNEL, host, args),
  endpoint: (host, args) => act('endpoint', ENDPOINT, host, args),
};

function act(
  name: string,
  actions: Actions,
  host: HostConnection,
  [action = 'list', ...args]: readonly string[],
): Promise<string> {
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (run === undefined) {
    throw new CommandError(`${name} takes one of: ${Object.keys(actions).join(', ')}.`);
  }
  return run(host, args);
}

function switches(path: string, text: (body: unknown) => string): Actions {
  const to = (action: string): Command => {
    return async (host, [id]) => text(await asSeen(host, named(path, id), action));
  };
  return { disable: to('disable'), enable: to('enable') };
}

/** A command about what stands at `path` now: somebody who is faster makes it fail. */
async function asSeen(
  host: HostConnection,
  path: string,
  action: string,
  body?: unknown,
): Promise<unknown> {
  const { etag = '' } = await callApi(host, 'GET', path);
  const headers = { 'if-match': etag };
  return (await callApi(host, 'POST', `${path}/${action}`, { body, headers })).body;
}

function named(path: string, id: string | undefined): string {
  if (id === undefined) throw new CommandError('Name which one.');
  return `${path}/${encodeURIComponent(id)}`;
}

function fileBody(file: string | undefined): unknown {
  if (file === undefined) throw new CommandError('Name a JSON file.');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError(`${file} cannot be read as JSON.`);
  }
}

function hoursOf(text = '24'): number {
  const hours = Number(text);
  if (!Number.isInteger(hours)) throw new CommandError(`"${text}" is no number of hours.`);
  return hours;
}

function channelLine({
  channelId,
  marketplace,
  account,
  enabled,
  secret,
  can,
  poll,
}: z.infer<typeof channel>) {
  const state = enabled === false ? '  disabled' : '';
  const shown = secret === undefined ? '' : `\n  secret, shown once: ${secret}`;
  const polled = can === undefined ? '' : `\n  ${polledLine(can.polls, poll)}`;
  return `${channelId}  ${marketplace}  ${account}${state}${shown}${polled}`;
}

function channelTestLine(tested: z.infer<typeof channelTest>) {
  const { outcome, reason, topic, verifiedWith, clockSkewSeconds, answer } = tested;
  const why = reason === undefined ? '' : `: ${reason}`;
  const what = topic === '' ? '' : `  ${topic}`;
  const by = verifiedWith === undefined ? '' : `  verified with ${verifiedWith}`;
  const skew = clockSkewSeconds === undefined ? '' : `  clock off by ${String(clockSkewSeconds)} s`;
  return `${outcome}${why}${what}${by}${skew}  answered ${String(answer.status)}`;
}

/** What asking the channel found that no message had told. */
function polledLine(polls: boolean, poll: z.infer<typeof channel>['poll']): string {
  if (!polls) return 'cannot be asked for lost messages';
  if (poll === undefined) return 'not asked for lost messages yet';
  const { orders, payments, cancellations } = poll.found;
  const counts = `${String(orders)} orders, ${String(payments)} payments, ${String(cancellations)} cancellations`;
  const fault = poll.fault === undefined ? '' : `; failing: ${poll.fault}`;
  return `found of what was lost: ${counts}; asked ${poll.ranAt}${fault}`;
}

function endpointLine({ endpointId, url, events, disabled, secrets }: z.infer<typeof endpoint>) {
  const state = disabled === undefined ? '' : `  disabled: ${disabled.reason}`;
  const shown =
    secrets === undefined
      ? ''
      : `\n  secret (v1), shown once: ${secrets.hmac}\n  public key (v1a): ${secrets.publicKey}`;
  return `${endpointId}  ${url}  ${events.join(',') || 'all events'}${state}${shown}`;
}

function deliveryLine({
  occurredAt,
  type,
  eventId,
  status,
  attempts,
  due,
}: z.infer<typeof delivery>) {
  const last = attempts.at(-1);
  const what = last === undefined ? '' : `  ${String(last.status ?? last.reason ?? '')}`;
  const next = due === undefined ? '' : `  next ${due}`;
  return `${occurredAt}  ${type}  ${eventId}  ${status}  ${String(attempts.length)} tried${what}${next}`;
}
