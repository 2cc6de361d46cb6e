import {
  channelEndpoint,
  channelEndpointId,
  toldChannelId,
} from '../../domain/outbound/endpoint.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Services } from '../../ports/services.ts';

type FindServices = Pick<Services, 'endpoints' | 'directory'>;

/** Whether updates of a channel go out as events, to its updates URL. */
function isToldByEvents({ marketplace, updatesUrl }: Channel): boolean {
  return marketplace === 'canonical' && updatesUrl !== '';
}

/** An endpoint by its id: one that was entered, or the one that a channel is told at. */
export async function findEndpoint(
  { endpoints, directory }: FindServices,
  merchantId: string,
  endpointId: string,
): Promise<Endpoint | undefined> {
  const channelId = toldChannelId(endpointId);
  if (channelId === undefined) return endpoints.endpoint(merchantId, endpointId);
  const channel = await directory.channel(channelId);
  if (channel?.merchantId !== merchantId || !isToldByEvents(channel)) return undefined;
  return channelEndpoint(channel, await endpoints.endpoint(merchantId, endpointId));
}

/** Every endpoint of a merchant, those of its channels last. */
export async function endpointsOf(
  { endpoints, directory }: FindServices,
  merchantId: string,
): Promise<readonly Endpoint[]> {
  const [stored, channels] = await Promise.all([
    endpoints.endpoints(merchantId),
    directory.channels(merchantId),
  ]);
  const ofChannels = channels
    .filter(isToldByEvents)
    .map((channel) => channelEndpoint(channel, storedOf(stored, channel)));
  return [...entered(stored), ...ofChannels];
}

/**
 * Where an order of this channel is told. An endpoint that was entered for the channel's own
 * address takes the place of the channel's: nobody is told twice.
 */
export async function endpointsTold(
  { endpoints }: Pick<Services, 'endpoints'>,
  merchantId: string,
  channel: Channel | undefined,
): Promise<readonly Endpoint[]> {
  const stored = await endpoints.endpoints(merchantId);
  const others = entered(stored);
  if (channel === undefined || !isToldByEvents(channel)) return others;
  if (others.some(({ url }) => url === channel.updatesUrl)) return others;
  return [...others, channelEndpoint(channel, storedOf(stored, channel))];
}

function entered(stored: readonly Endpoint[]): readonly Endpoint[] {
  return stored.filter(({ endpointId }) => toldChannelId(endpointId) === undefined);
}

function storedOf(stored: readonly Endpoint[], { channelId }: Channel): Endpoint | undefined {
  return stored.find(({ endpointId }) => endpointId === channelEndpointId(channelId));
}
