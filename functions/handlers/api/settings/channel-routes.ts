import * as z from 'zod/mini';
import { MARKETPLACES } from '../../../domain/order/marketplace-name.ts';
import type { Channel } from '../../../ports/directory.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import {
  changeChannel,
  createChannel,
  rotateChannel,
  switchChannel,
} from '../../../usecases/settings/manage-channels.ts';
import type { ChannelWithSecret } from '../../../usecases/settings/manage-channels.ts';
import { merchantOf } from '../operator/merchant-of.ts';
import { operatorOf } from '../operator/operator-name.ts';
import { failedContent, taggedContent } from '../operator/preconditions.ts';
import { notFound } from '../operator/problems.ts';
import { readBody } from '../operator/read-input.ts';
import { rotateBody } from './endpoint-routes.ts';
import { refusedSetting } from './refused.ts';
import type { SettingsContext, SettingsRoute } from './settings-context.ts';
import { enterprise, id, promiseTerms, registrations } from './shapes.ts';

const MOST_BYTES = 10_000;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const given = {
  secret: z.optional(text(2_000)),
  accessToken: z.optional(text(4_000)),
  apiKey: z.optional(text(2_000)),
  refreshToken: z.optional(text(4_000)),
  queueKey: z.optional(text(500)),
};
export const channelBody = z.object({
  account: text(200),
  platform: enterprise,
  updatesUrl: z._default(z.string().check(z.maxLength(500)), ''),
  appKey: z.optional(text(200)),
  registeredUrl: z.optional(text(500)),
  tokenUrl: z.optional(text(500)),
  site: z.optional(text(50)),
  paymentFirmId: z.optional(text(60)),
  registrations: z.optional(registrations),
  promise: z.optional(promiseTerms),
});
export const newChannelBody = z.object({
  ...channelBody.shape,
  ...given,
  channelId: id,
  merchantId: z.optional(z.string()),
  marketplace: z.enum(MARKETPLACES),
});
export const rotateChannelBody = z.object({ ...rotateBody.shape, ...given });

/** `POST /v1/channels`: enters one. A secret that we made is in the answer and nowhere after. */
export const postChannel: SettingsRoute = async (context, event) => {
  const read = readBody(newChannelBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { secret, accessToken, apiKey, refreshToken, queueKey, ...wish } = read.value;
  const merchantId = await merchantOf(context, wish.merchantId);
  const secrets = { secret, accessToken, apiKey, refreshToken, queueKey };
  const created = await createChannel(context.services, { ...wish, merchantId }, secrets);
  if (!created.ok) return refusedSetting(created);
  return jsonResponse(201, withSecret(created.value), {
    location: `/v1/channels/${wish.channelId}`,
  });
};

/** `GET /v1/channels/{channelId}`. */
export const getChannel: SettingsRoute = async (context, event) => {
  const channel = await channelNamed(context, event);
  return 'statusCode' in channel ? channel : taggedContent(event, channelView(channel));
};

/** `PUT /v1/channels/{channelId}`: replaces what was said of it, as it was read. */
export const putChannel: SettingsRoute = async (context, event) => {
  const read = readBody(channelBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const channel = await channelSeen(context, event);
  if ('statusCode' in channel) return channel;
  const changed = await changeChannel(context.services, channel, { ...channel, ...read.value });
  return changed.ok ? taggedContent(event, channelView(changed.value)) : refusedSetting(changed);
};

/** `POST …/disable` and `POST …/enable`, as it was read. */
export const switchChannelByOperator =
  (enabled: boolean): SettingsRoute =>
  async (context, event) => {
    const channel = await channelSeen(context, event);
    if ('statusCode' in channel) return channel;
    const by = operatorOf(event);
    const switched = await switchChannel(context.services, channel, enabled, by);
    return switched.ok
      ? taggedContent(event, channelView(switched.value))
      : refusedSetting(switched);
  };

/** `POST …/rotate`: a new secret for the channel as it was read; the one before verifies on for a while. */
export const rotateChannelByOperator: SettingsRoute = async (context, event) => {
  const read = readBody(rotateChannelBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const channel = await channelSeen(context, event);
  if ('statusCode' in channel) return channel;
  const { overlapHours, ...secrets } = read.value;
  const rotated = await rotateChannel(context.services, channel, secrets, overlapHours);
  return rotated.ok ? jsonResponse(200, withSecret(rotated.value)) : refusedSetting(rotated);
};

/** The channel that a path names. */
export async function channelNamed(
  { services }: SettingsContext,
  { pathParameters = {} }: HttpEvent,
): Promise<Channel | HttpResponse> {
  const channel = await services.directory.channel(pathParameters.channelId ?? '');
  return channel ?? notFound('channel of this id');
}

/** The channel that a path names, where it is as whoever changes it has seen it. */
async function channelSeen(
  context: SettingsContext,
  event: HttpEvent,
): Promise<Channel | HttpResponse> {
  const channel = await channelNamed(context, event);
  if ('statusCode' in channel) return channel;
  return failedContent(event, channelView(channel)) ?? channel;
}

/** A channel with the secret that was made for it. */
export function withSecret({ channel, secret }: ChannelWithSecret) {
  return { ...channelView(channel), secret };
}

/** A channel as operators see it. */
export function channelView(channel: Channel) {
  return { ...channel, enabled: channel.disabled === undefined };
}
