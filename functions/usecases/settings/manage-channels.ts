import { after } from '../../domain/instant.ts';
import { CHANNEL_CAPABILITIES } from '../../domain/order/channel-capabilities.ts';
import { parseEndpointUrl } from '../../domain/outbound/endpoint-url.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import { wrongInFirm } from '../../domain/trade/check-entries.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Services } from '../../ports/services.ts';

type ChannelServices = Pick<Services, 'directory' | 'secrets' | 'keys' | 'clock'>;

/** What an operator says of a channel. */
export type ChannelWish = Omit<Channel, 'disabled' | 'overlapUntil'>;

/** What the marketplace gave out; a canonical channel without a secret gets one of ours. */
export interface GivenSecrets {
  readonly secret?: string;
  readonly accessToken?: string;
  /** Of our application there, or of a store's API: `id:secret`. */
  readonly apiKey?: string;
  /** What new access tokens are had for. */
  readonly refreshToken?: string;
  /** `id:secret` of an access key for the queue that Amazon puts notifications in. */
  readonly queueKey?: string;
}

/** Where what was given is kept, below `channels/<id>/`. */
const KEPT_AS = [
  ['accessToken', 'access-token'],
  ['apiKey', 'api-key'],
  ['refreshToken', 'refresh-token'],
  ['queueKey', 'queue-key'],
] as const;

export interface ChannelWithSecret {
  readonly channel: Channel;
  /** Made by us: shown once. */
  readonly secret?: string;
}

/** A platform without a Chinese registration is written so to customs. */
const NOT_REGISTERED = '无';

/** Enters a channel. Its secrets are stored first: a crash in between enters nothing. */
export async function createChannel(
  services: ChannelServices,
  wish: ChannelWish,
  given: GivenSecrets,
): Promise<Result<ChannelWithSecret>> {
  const { directory } = services;
  if ((await directory.channel(wish.channelId)) !== undefined) {
    return refuse('exists', 'There is a channel of this id.');
  }
  const checked = await checkedWish(services, wish);
  if (!checked.ok) return checked;
  const made = secretFor(services, wish, given);
  if (!made.ok) return made;
  const { secret, isOurs } = made.value;
  if (secret !== undefined) await services.secrets.put(`channels/${wish.channelId}`, [secret]);
  await putGiven(services, wish.channelId, given);
  const put = await directory.putChannel(checked.value, 'absent');
  if (put === 'changed') return refuse('exists', 'There is a channel of this id.');
  return accept({ channel: checked.value, secret: isOurs ? secret : undefined });
}

/** Changes what was said of a channel as it was read; it stays with its merchant and marketplace. */
export async function changeChannel(
  services: ChannelServices,
  channel: Channel,
  wish: ChannelWish,
): Promise<Result<Channel>> {
  const { channelId, merchantId, marketplace, disabled, overlapUntil } = channel;
  const kept = { channelId, merchantId, marketplace, disabled, overlapUntil };
  const checked = await checkedWish(services, { ...wish, ...kept });
  if (!checked.ok) return checked;
  return written(services, channel, { ...checked.value, ...kept });
}

/** Disables or enables a channel as it was read: one that is disabled takes no deliveries. */
export async function switchChannel(
  services: Pick<Services, 'directory' | 'clock'>,
  channel: Channel,
  enabled: boolean,
  by: string,
): Promise<Result<Channel>> {
  const disabled = enabled ? undefined : { at: services.clock.wall(), by };
  return written(services, channel, { ...channel, disabled });
}

/**
 * Gives a channel, as it was read, a new secret; for `overlapHours` the one before is good, too. The
 * overlap is written first, so that of two who rotate at once one rotates nothing.
 */
export async function rotateChannel(
  services: ChannelServices,
  channel: Channel,
  given: GivenSecrets,
  overlapHours: number,
): Promise<Result<ChannelWithSecret>> {
  const made = secretFor(services, channel, given);
  if (!made.ok) return made;
  const { secret, isOurs } = made.value;
  const overlapUntil = after(services.clock.wall(), { hours: overlapHours });
  const rotated = await written(services, channel, { ...channel, overlapUntil });
  if (!rotated.ok) return rotated;
  if (secret !== undefined) await putBeforeLast(services, `channels/${channel.channelId}`, secret);
  await putGiven(services, channel.channelId, given);
  return accept({ channel: rotated.value, secret: isOurs ? secret : undefined });
}

async function written(
  { directory }: Pick<Services, 'directory'>,
  seen: Channel,
  changed: Channel,
): Promise<Result<Channel>> {
  const put = await directory.putChannel(changed, seen);
  return put === 'written' ? accept(changed) : refuse('version-changed', 'It changed meanwhile.');
}

async function putBeforeLast(
  { secrets }: Pick<Services, 'secrets'>,
  name: string,
  secret: string,
): Promise<void> {
  const [before] = await secrets.get(name);
  await secrets.put(name, before === undefined ? [secret] : [secret, before]);
}

async function putGiven(
  { secrets }: Pick<Services, 'secrets'>,
  channelId: string,
  given: GivenSecrets,
): Promise<void> {
  for (const [key, name] of KEPT_AS) {
    const value = given[key];
    if (value !== undefined) await secrets.put(`channels/${channelId}/${name}`, [value]);
  }
}

function secretFor(
  { keys }: Pick<Services, 'keys'>,
  { marketplace }: Pick<Channel, 'marketplace'>,
  { secret }: GivenSecrets,
): Result<{ readonly secret?: string; readonly isOurs: boolean }> {
  // Who may send to a queue is the queue's policy: Amazon signs nothing.
  const isUnsigned = CHANNEL_CAPABILITIES[marketplace].pushes === 'queue';
  if (secret !== undefined || isUnsigned) return accept({ secret, isOurs: false });
  return marketplace === 'canonical'
    ? accept({ secret: keys.hmacSecret(), isOurs: true })
    : refuse('secret', 'is needed: the one that the marketplace signs with');
}

async function checkedWish(
  { directory }: Pick<Services, 'directory'>,
  wish: ChannelWish,
): Promise<Result<Channel>> {
  if ((await directory.merchant(wish.merchantId)) === undefined) {
    return refuse('merchantId', 'must be a merchant of this installation');
  }
  const { platform, registrations } = wish;
  const firm = platform.code === NOT_REGISTERED ? [] : wrongInFirm(platform, registrations);
  const [wrong] = firm;
  if (wrong !== undefined) {
    return refuse(wrong.field.replace('enterprise.', 'platform.'), wrong.message);
  }
  if (wish.updatesUrl === '' && wish.marketplace === 'canonical') return accept(wish);
  const url = parseEndpointUrl(wish.updatesUrl);
  return url.ok ? accept(wish) : refuse('updatesUrl', url.message);
}
