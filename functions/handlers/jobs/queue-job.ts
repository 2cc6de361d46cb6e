import type * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';

/**
 * Works a batch of queue messages, each on its own: a message that fails comes again, its
 * neighbours do not.
 *
 * @param schema what a message of this queue looks like; anything else is a bug and fails too
 * @param report hears of each failure, for the log
 */
export function queueJob<Message>(
  schema: z.ZodMiniType<Message>,
  work: (message: Message) => Promise<unknown>,
  report: (error: unknown) => void,
): BatchHandler {
  return async (bodies) => {
    const results = await Promise.allSettled(
      bodies.map(async (body) => work(schema.parse(JSON.parse(body)))),
    );
    return results.flatMap((result, index) => {
      if (result.status === 'fulfilled') return [];
      report(result.reason);
      return [index];
    });
  };
}

/** How a fault reaches the log. */
export type Report = (error: unknown) => void;
