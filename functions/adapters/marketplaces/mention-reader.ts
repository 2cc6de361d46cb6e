import { accept } from '../../domain/refusal.ts';
import { readValue } from '../http/read-body.ts';
import { IGNORED, UNKNOWN_TOPIC } from './order-reading.ts';
import type { DeliveryReading } from './order-reading.ts';
import { marketId } from './market-values.ts';

/** By topic the keys down to the number of the order that a notification names. */
export type MentionPlaces = { readonly [topic: string]: readonly string[] };

/**
 * A reader of notifications that name an order and do not hold it: it is to be fetched.
 *
 * @param unused topics that we know, and that tell nothing of what we do
 */
export function mentionReader(
  places: MentionPlaces,
  unused: readonly string[] = [],
): (topic: string, body: unknown) => DeliveryReading {
  return (topic, body) => {
    const keys = Object.hasOwn(places, topic) ? places[topic] : undefined;
    if (keys === undefined) return unused.includes(topic) ? IGNORED : UNKNOWN_TOPIC;
    const named = keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([name]) => name === key)?.[1]
          : undefined,
      body,
    );
    const read = readValue(named, marketId, `/${keys.join('/')}`);
    return read.ok ? accept({ kind: 'fetch' as const, channelOrderId: read.value }) : read;
  };
}
