import type { Instant } from '../instant.ts';
import { EVENT_CATALOGUE, EVENT_TYPES } from './event-catalogue.ts';
import type { EventType } from './event-catalogue.ts';

/** Why nothing is sent to an endpoint. */
export interface Disabled {
  /** `gone`: it answered 410. `exhausted`: nothing arrived in all attempts. Else an operator's. */
  readonly reason: 'gone' | 'exhausted' | 'operator';
  readonly at: Instant;
  readonly by?: string;
}

/**
 * Where a merchant, or the channel of an order, is told what happened. Its secrets lie in the
 * secrets port. All times are the machine's: endpoints live in other people's time.
 */
export interface Endpoint {
  readonly endpointId: string;
  readonly merchantId: string;
  readonly url: string;
  readonly description: string;
  /** Types it wants; empty for all. */
  readonly events: readonly EventType[];
  /** Orders of this channel only. */
  readonly channelId?: string;
  /** Absent while it is enabled. */
  readonly disabled?: Disabled;
  /** Until then the secrets of before the last rotation sign too. */
  readonly overlapUntil?: Instant;
  readonly version: number;
  readonly createdAt: Instant;
}

/** What a canonical channel is told at, as an endpoint that nobody entered. */
export interface ToldChannel {
  readonly channelId: string;
  readonly merchantId: string;
  readonly updatesUrl: string;
}

const CHANNEL_PREFIX = 'channel.';
const CHANNEL_EVENTS = EVENT_TYPES.filter((type) => EVENT_CATALOGUE[type].channel);

/** Id of the endpoint that a channel is told at. */
export function channelEndpointId(channelId: string): string {
  return `${CHANNEL_PREFIX}${channelId}`;
}

/** The channel that is told at an endpoint; undefined for one that somebody entered. */
export function toldChannelId(endpointId: string): string | undefined {
  return endpointId.startsWith(CHANNEL_PREFIX)
    ? endpointId.slice(CHANNEL_PREFIX.length)
    : undefined;
}

/** The endpoint of a channel: its own updates URL, with what became of it if it was ever stored. */
export function channelEndpoint(channel: ToldChannel, stored: Endpoint | undefined): Endpoint {
  const { channelId, merchantId, updatesUrl: url } = channel;
  return {
    endpointId: channelEndpointId(channelId),
    merchantId,
    url,
    description: `updates of channel ${channelId}`,
    events: CHANNEL_EVENTS,
    channelId,
    disabled: stored?.disabled,
    version: stored?.version ?? 0,
    createdAt: stored?.createdAt ?? '',
  };
}

/** Under which name its secrets lie. A channel is told with the secrets that it signs with. */
export function secretNameOf({ endpointId }: Pick<Endpoint, 'endpointId'>): string {
  const channelId = toldChannelId(endpointId);
  return channelId === undefined ? `endpoints/${endpointId}` : `channels/${channelId}`;
}

/** Whether an endpoint wants this event of this channel's order. */
export function wants(endpoint: Endpoint, type: EventType, channelId: string): boolean {
  const { events } = endpoint;
  return (
    (events.length === 0 || events.includes(type)) &&
    (endpoint.channelId === undefined || endpoint.channelId === channelId)
  );
}
