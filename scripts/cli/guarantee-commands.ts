import { z } from 'zod';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const guarantee = z.object({
  guarantorCode: z.string(),
  drawn: z.string(),
  limit: z.string().optional(),
  left: z.string().optional(),
});
const list = z.object({ items: z.array(guarantee) });

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands on tax guarantees, by name. */
export const GUARANTEE_COMMANDS: { readonly [name: string]: Command } = {
  guarantees: async (host) => {
    const { items } = list.parse((await callApi(host, 'GET', '/v1/guarantees')).body);
    return items.map(line).join('\n');
  },
  'set-guarantee': async (host, [code = '', limit]) => {
    if (limit === undefined) throw new CommandError('Name the guarantor and its limit in CNY.');
    const path = `/v1/guarantees/${encodeURIComponent(code)}/limit`;
    return line(guarantee.parse((await callApi(host, 'POST', path, { body: { limit } })).body));
  },
};

function line({ guarantorCode, drawn, limit, left }: z.infer<typeof guarantee>): string {
  const rest = limit === undefined ? 'no limit set' : `${left ?? '0.00'} of ${limit} left`;
  return `${guarantorCode}  ${drawn} CNY drawn  ${rest}`;
}
