import { z } from 'zod';
import { callApi } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const signer = z.object({
  declarant: z.string(),
  name: z.string(),
  perMinute: z.number(),
  signatures: z.number(),
  documents: z.number(),
  waiting: z.number(),
  more: z.boolean(),
  oldest: z.string().optional(),
  dark: z
    .object({
      since: z.string(),
      code: z.string(),
      message: z.string(),
      probes: z.number(),
      nextLook: z.string(),
    })
    .optional(),
});
const list = z.object({ items: z.array(signer) });

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands on the signers of declarants, by name. */
export const SIGNER_COMMANDS: { readonly [name: string]: Command } = {
  signer: async (host) => {
    const { items } = list.parse((await callApi(host, 'GET', '/v1/signers')).body);
    return items.map(lines).join('\n');
  },
};

function lines(of: z.infer<typeof signer>): string {
  const { declarant, name, perMinute, signatures, documents, waiting, more, oldest, dark } = of;
  const rate = `${String(signatures)} of ${String(perMinute)} signatures this minute, for ${String(documents)} documents`;
  const since = oldest === undefined ? '' : `, the oldest since ${oldest}`;
  const queue = `${more ? 'more than ' : ''}${String(waiting)} documents wait${since}`;
  const darkness =
    dark &&
    `dark since ${dark.since} (${dark.code}): ${dark.message}; looked at ${String(dark.probes)} times, next at ${dark.nextLook}`;
  return [
    `${declarant}  ${name}`,
    `  ${rate}`,
    `  ${queue}`,
    ...(dark ? [`  ${darkness ?? ''}`] : []),
  ].join('\n');
}
