import * as z from 'zod/mini';
import type { InboundRequest } from '../../../ports/inbound.ts';
import { jsonResponse, rawBody } from '../../../runtime/http-response.ts';
import { testChannel } from '../../../usecases/settings/test-channel.ts';
import type { ChannelTest } from '../../../usecases/settings/test-channel.ts';
import { readBody } from '../operator/read-input.ts';
import { channelNamed } from './channel-routes.ts';
import { refusedSetting } from './refused.ts';
import type { SettingsRoute } from './settings-context.ts';

const MOST_BYTES = 200_000;
const MOST_HEADERS = 50;

export const channelTestBody = z.object({
  body: z.string().check(z.maxLength(150_000)),
  encoding: z._default(z.enum(['text', 'base64']), 'text'),
  headers: z
    .record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(5_000)))
    .check(
      z.refine(
        (headers) => Object.keys(headers).length <= MOST_HEADERS,
        `must be at most ${String(MOST_HEADERS)}`,
      ),
    ),
});

/**
 * `POST …/test`: has the channel's receiver take a message that is never fulfilled, one of ours when
 * there is no body; 200 whether or not it was authentic, the answer says.
 */
export const testChannelByOperator: SettingsRoute = async (context, event) => {
  const isGiven = rawBody(event).byteLength > 0;
  const read = isGiven ? readBody(channelTestBody, event, MOST_BYTES) : undefined;
  if (read?.ok === false) return read.response;
  const channel = await channelNamed(context, event);
  if ('statusCode' in channel) return channel;
  const tested = await testChannel(context.services, channel, read && requestOf(read.value));
  return tested.ok ? jsonResponse(200, channelTestView(tested.value)) : refusedSetting(tested);
};

function requestOf({ body, encoding, headers }: z.infer<typeof channelTestBody>): InboundRequest {
  return {
    method: 'POST',
    query: '',
    raw: Buffer.from(body, encoding === 'base64' ? 'base64' : 'utf8'),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  };
}

/** What became of a test, as its engineer sees it. */
export function channelTestView({ delivery, verifiedWith, answer }: ChannelTest) {
  return { ...delivery, verifiedWith, answer };
}
