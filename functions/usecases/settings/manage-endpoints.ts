import { after } from '../../domain/instant.ts';
import { parseEndpointUrl } from '../../domain/outbound/endpoint-url.ts';
import { secretNameOf, toldChannelId } from '../../domain/outbound/endpoint.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Refusal, Result } from '../../domain/refusal.ts';
import type { Services } from '../../ports/services.ts';

export type EndpointServices = Pick<
  Services,
  'endpoints' | 'directory' | 'secrets' | 'keys' | 'clock'
>;

/** What an operator says of an endpoint. */
export type EndpointWish = Pick<
  Endpoint,
  'merchantId' | 'url' | 'description' | 'events' | 'channelId'
>;

/** Shown once, to whoever made them: afterwards only the secrets port knows. */
export interface MadeSecrets {
  /** `v1`: verifies with the same secret. */
  readonly hmac: string;
  /** `v1a`: verifies with this public key. */
  readonly publicKey: string;
}

export interface WithSecrets {
  readonly endpoint: Endpoint;
  readonly secrets: MadeSecrets;
}

const MOST_PER_MERCHANT = 50;
/** An HMAC secret and a signing key. */
const SECRETS_PER_SET = 2;

/** Enters an endpoint, with fresh secrets. */
export async function createEndpoint(
  services: EndpointServices,
  wish: EndpointWish,
): Promise<Result<WithSecrets>> {
  const checked = await checkedWish(services, wish);
  if (!checked.ok) return checked;
  const { endpoints, secrets, keys, clock } = services;
  const stored = await endpoints.endpoints(wish.merchantId);
  if (stored.length >= MOST_PER_MERCHANT) {
    return refuse('too-many', `A merchant has at most ${String(MOST_PER_MERCHANT)} endpoints.`);
  }
  const endpoint: Endpoint = {
    ...checked.value,
    endpointId: keys.id('EP-'),
    version: 1,
    createdAt: clock.wall(),
  };
  const { shown, values } = freshSecrets(keys);
  await secrets.put(secretNameOf(endpoint), values);
  await endpoints.putEndpoint(endpoint);
  return accept({ endpoint, secrets: shown });
}

/** Changes what was said of an endpoint; the one of a channel is changed at the channel. */
export async function changeEndpoint(
  services: EndpointServices,
  endpoint: Endpoint,
  wish: EndpointWish,
): Promise<Result<Endpoint>> {
  const refused = ofChannel(endpoint);
  if (refused !== undefined) return refused;
  const checked = await checkedWish(services, wish);
  return checked.ok ? write(services, { ...endpoint, ...checked.value }) : checked;
}

/** Disables or enables an endpoint; what it missed can be sent again. */
export async function switchEndpoint(
  services: EndpointServices,
  endpoint: Endpoint,
  enabled: boolean,
  by: string,
): Promise<Result<Endpoint>> {
  const at = services.clock.wall();
  const disabled = enabled ? undefined : ({ reason: 'operator', at, by } as const);
  return write(services, { ...endpoint, createdAt: endpoint.createdAt || at, disabled });
}

/**
 * Gives an endpoint fresh secrets. For `overlapHours` events are signed with those before, too. The
 * overlap is written first: a crash in between changes nothing.
 */
export async function rotateEndpoint(
  services: EndpointServices,
  endpoint: Endpoint,
  overlapHours: number,
): Promise<Result<WithSecrets>> {
  const refused = ofChannel(endpoint);
  if (refused !== undefined) return refused;
  const { secrets, keys, clock } = services;
  const overlapUntil = after(clock.wall(), { hours: overlapHours });
  const written = await write(services, { ...endpoint, overlapUntil });
  if (!written.ok) return written;
  const name = secretNameOf(endpoint);
  const { shown, values } = freshSecrets(keys);
  const before = (await secrets.get(name)).slice(0, SECRETS_PER_SET);
  await secrets.put(name, [...values, ...before]);
  return accept({ endpoint: written.value, secrets: shown });
}

async function write(
  { endpoints }: Pick<Services, 'endpoints'>,
  endpoint: Endpoint,
): Promise<Result<Endpoint>> {
  const next = { ...endpoint, version: endpoint.version + 1 };
  return (await endpoints.putEndpoint(next)) === 'committed'
    ? accept(next)
    : refuse('version-changed', 'It changed meanwhile: read it again.');
}

async function checkedWish(
  { directory }: Pick<Services, 'directory'>,
  wish: EndpointWish,
): Promise<Result<EndpointWish>> {
  const url = parseEndpointUrl(wish.url);
  if (!url.ok) return url;
  const { channelId } = wish;
  const channel = channelId === undefined ? undefined : await directory.channel(channelId);
  if (channelId !== undefined && channel?.merchantId !== wish.merchantId) {
    return refuse('channelId', 'must be a channel of the merchant');
  }
  return accept({ ...wish, url: url.value });
}

function ofChannel({ endpointId }: Endpoint): Refusal | undefined {
  return toldChannelId(endpointId) === undefined
    ? undefined
    : refuse('of-channel', 'This is where a channel is told: change or rotate the channel.');
}

function freshSecrets(keys: Services['keys']): {
  readonly shown: MadeSecrets;
  readonly values: readonly string[];
} {
  const hmac = keys.hmacSecret();
  const { secret, publicKey } = keys.signingKey();
  return { shown: { hmac, publicKey }, values: [hmac, secret] };
}
