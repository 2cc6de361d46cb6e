import { z } from 'zod';
import { Refused } from '../http-message.ts';
import { parseLossless, stringifyLossless } from '../lossless-json.ts';
import type { Services } from '../services.ts';

const shelvedSchema = z.object({
  channelOrderId: z.string(),
  resource: z.string(),
  /** Business milliseconds of the last change. */
  at: z.number(),
});

/** An order as its marketplace's API shows it; 64-bit ids are bigint. */
export type Resource = Readonly<Record<string, unknown>>;

/** An order in a list of what changed. */
export interface Shelved {
  readonly channelOrderId: string;
  readonly resource: Resource;
}

/** Orders as their marketplaces show them now, whatever was posted of them before. */
export interface Shelf {
  get(channelId: string, channelOrderId: string): Resource | undefined;
  /** Those of a channel that changed from one moment to another, ISO 8601, by the time of that. */
  changed(channelId: string, since: string, until: string): readonly Shelved[];
  /** As `get`. Throws `Refused` 404 where there is none. */
  need(channelId: string, channelOrderId: string): Resource;
  /** Replaces what was there; only inside a change. */
  put(channelId: string, channelOrderId: string, resource: Resource): void;
}

/** Opens the shelf in the sandbox's records. */
export function openShelf({ records, clock }: Pick<Services, 'records' | 'clock'>): Shelf {
  const orders = records('shelved-order', shelvedSchema);
  const get: Shelf['get'] = (channelId, channelOrderId) => {
    const found = orders.get(`${channelId}/${channelOrderId}`);
    return found && resourceOf(found);
  };
  return {
    get,
    need(channelId, channelOrderId) {
      const found = get(channelId, channelOrderId);
      if (found === undefined) throw new Refused(404, 'not-found', 'no such order here');
      return found;
    },
    put: (channelId, channelOrderId, resource) =>
      orders.put(`${channelId}/${channelOrderId}`, {
        channelOrderId,
        resource: stringifyLossless(resource),
        at: clock.now(),
      }),
    changed: (channelId, since, until) =>
      orders
        .startingWith(`${channelId}/`)
        .filter(({ at }) => at >= Date.parse(since) && at <= Date.parse(until))
        .sort((a, b) => a.at - b.at)
        .map((found) => ({
          channelOrderId: found.channelOrderId,
          resource: resourceOf(found),
        })),
  };
}

function resourceOf({ resource }: z.infer<typeof shelvedSchema>): Resource {
  return z.record(z.string(), z.unknown()).parse(parseLossless(resource));
}
