import type { Channel } from '../../ports/directory.ts';
import type { FetchedOrder, OrderSource } from '../../ports/inbound.ts';
import type { ApiAnswer } from './channel-api.ts';
import { failureOf } from './notice-result.ts';
import { withPointer } from './order-reading.ts';
import type { OrderReading } from './order-reading.ts';

/** The marketplaces whose messages only name an order. */
export type OrderSources = { readonly [Name in Channel['marketplace']]?: OrderSource };

/** Every marketplace's orders behind one port; the channel's row says which. */
export function orderSource(sources: OrderSources): OrderSource {
  return {
    fetch: (channel, channelOrderId) => {
      const source = sources[channel.marketplace];
      if (source !== undefined) return source.fetch(channel, channelOrderId);
      throw new Error(`orders of ${channel.marketplace} come whole: there is nothing to fetch`);
    },
  };
}

/** One call's answer as an order. A refusal that is not "not found" is put right without the order changing. */
export function fetchedOrder(
  answer: ApiAnswer<unknown>,
  read: (body: unknown) => OrderReading,
): FetchedOrder {
  if (answer.kind === 'refused' && answer.status === 404) return { kind: 'unknown' };
  if (answer.kind !== 'ok') return failureOf(answer);
  return { kind: 'fetched', raw: answer.raw, read: withPointer(read(answer.data)) };
}
