import type * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { OutboundClient } from '../../http/outbound-client.ts';
import { readBody, readValue } from '../../http/read-body.ts';
import { notNow } from '../notice-result.ts';
import type { NotNow } from '../notice-result.ts';
import { ADMIN_API_VERSION, graphqlAnswer } from './messages.ts';

/** A GraphQL operation: its text, what goes in, the shape that comes back. */
export interface Operation<Data> {
  readonly text: string;
  readonly variables: { readonly [name: string]: unknown };
  readonly data: z.ZodMiniType<Data>;
}

/** The Admin API of the stores behind our channels. */
export interface AdminClient {
  run<Data>(
    channel: Channel,
    operation: Operation<Data>,
  ): Promise<{ readonly kind: 'ok'; readonly data: Data } | NotNow>;
}

export interface AdminClientParts {
  readonly outbound: OutboundClient;
  /** Access tokens under `channels/<id>/access-token`. */
  readonly secrets: Pick<Secrets, 'get'>;
}

/** GraphQL over HTTP. Everything that is no data is transient: an operator puts it right. */
export function adminClient({ outbound, secrets }: AdminClientParts): AdminClient {
  return {
    async run({ channelId, updatesUrl }, { text, variables, data }) {
      const [token] = await secrets.get(`channels/${channelId}/access-token`);
      if (token === undefined) return notNow(`no access token for channel ${channelId}`);
      const outcome = await outbound.send(`channel:${channelId}`, {
        method: 'POST',
        url: `${updatesUrl.replace(/\/$/, '')}/admin/api/${ADMIN_API_VERSION}/graphql.json`,
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
        body: Buffer.from(JSON.stringify({ query: text, variables })),
      });
      if (outcome.kind === 'transient') return outcome;
      if (outcome.kind === 'refused') return notNow(`HTTP ${String(outcome.status)}`);
      return dataOf(outcome.body, data);
    },
  };
}

function dataOf<Data>(
  body: Uint8Array,
  shape: z.ZodMiniType<Data>,
): { readonly kind: 'ok'; readonly data: Data } | NotNow {
  const answer = readBody(body, graphqlAnswer);
  if (!answer.ok) return notNow(`unreadable answer: ${answer.pointer} ${answer.message}`);
  const [error] = answer.value.errors ?? [];
  if (error?.extensions?.code === 'THROTTLED') return notNow('throttled', pauseOf(answer.value));
  if (error !== undefined) return notNow(`GraphQL: ${error.message.slice(0, 200)}`);
  const data = readValue(answer.value.data, shape, '/data');
  return data.ok
    ? { kind: 'ok', data: data.value }
    : notNow(`unreadable answer: ${data.pointer} ${data.message}`);
}

/** Seconds until the bucket holds what the query costs. Source: shopify.dev, "API limits". */
function pauseOf({ extensions }: z.output<typeof graphqlAnswer>): number {
  if (extensions?.cost === undefined) return 1;
  const { requestedQueryCost, throttleStatus } = extensions.cost;
  const lacking = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.min(60, Math.max(1, Math.ceil(lacking / Math.max(1, throttleStatus.restoreRate))));
}
