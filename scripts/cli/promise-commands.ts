import { z } from 'zod';
import { callApi } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const promised = z.object({
  consignmentId: z.string(),
  channelId: z.string(),
  status: z.string(),
  next: z.string(),
  deadline: z.string(),
  isMissed: z.boolean(),
});
const list = z.object({ items: z.array(promised), nextCursor: z.string().optional() });
const rates = z.object({
  items: z.array(
    z.object({
      channelId: z.string(),
      due: z.number(),
      late: z.number(),
      notShipped: z.number(),
      lateRate: z.number().optional(),
    }),
  ),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands on what channels promised, by name. */
export const PROMISE_COMMANDS: { readonly [name: string]: Command } = {
  promises: async (host, [hours]) => {
    const query = `limit=100${hours === undefined ? '' : `&hours=${encodeURIComponent(hours)}`}`;
    const { body } = await callApi(host, 'GET', `/v1/promises?${query}`);
    const { items, nextCursor } = list.parse(body);
    const lines = items.map(
      ({ consignmentId, channelId, status, next, deadline, isMissed }) =>
        `${consignmentId}  ${next} by ${deadline}${isMissed ? ' (missed)' : ''}  ${channelId}  ${status}`,
    );
    const more = nextCursor === undefined ? [] : ['… and more'];
    return lines.length === 0 ? 'No promise is at risk.' : [...lines, ...more].join('\n');
  },
  'late-rate': async (host, [from = '', to = from]) => {
    const query = new URLSearchParams({ from, to });
    const { body } = await callApi(host, 'GET', `/v1/promises/rates?${query.toString()}`);
    return rates
      .parse(body)
      .items.map(
        ({ channelId, due, late, notShipped, lateRate }) =>
          `${channelId}  ${String(late)} of ${String(due)} late, ${String(notShipped)} not shipped yet${
            lateRate === undefined ? '' : `  ${(lateRate / 100).toFixed(2)} %`
          }`,
      )
      .join('\n');
  },
};
