import { z } from 'zod';
import { catalogueCsv } from '../../functions/domain/trade/catalogue-csv.ts';
import { itemBody } from '../../functions/handlers/api/catalogue/item-body.ts';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';
import { importFile } from './import-file.ts';

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

const PATH = '/v1/catalogue';

const item = z.looseObject({
  sku: z.string(),
  missing: z.array(
    z.object({
      mode: z.string(),
      missing: z.array(z.string()),
    }),
  ),
});
const page = z.object({ items: z.array(item), nextCursor: z.string().optional() });

const COMMANDS: { readonly [name: string]: Command } = {
  list: async (host) => (await everyItem(host)).map(({ sku }) => sku).join('\n'),
  show: async (host, [sku = '']) => {
    const { body } = await callApi(host, 'GET', `${PATH}/${encodeURIComponent(sku)}`);
    return JSON.stringify(body, null, 2);
  },
  missing: async (host) => (await everyItem(host)).flatMap(gapLines).join('\n'),
  export: async (host) => catalogueCsv((await everyItem(host)).map(importable)),
  import: (host, args) =>
    importFile(
      host,
      args.find((each) => each !== 'partial'),
      args.includes('partial'),
    ),
};

/** `catalogue list|show|missing|import|export`. */
export const CATALOGUE_COMMANDS: { readonly [name: string]: Command } = {
  catalogue: (host, [name = 'list', ...args]) => {
    const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (run === undefined)
      throw new CommandError('catalogue list, show, missing, import or export.');
    return run(host, args);
  },
};

/** What an import takes again: a listing also says what is missing. */
function importable(found: z.infer<typeof item>): { readonly [field: string]: unknown } {
  return Object.fromEntries(Object.entries(found).filter(([name]) => name in itemBody.shape));
}

/** One line for each trade mode that an item lacks something for. */
function gapLines({ sku, missing }: z.infer<typeof item>): readonly string[] {
  return missing.map(({ mode, missing: pointers }) => [sku, mode, ...pointers].join('  '));
}

async function everyItem(host: HostConnection): Promise<readonly z.infer<typeof item>[]> {
  const found: z.infer<typeof item>[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = page.parse((await callApi(host, 'GET', `${PATH}?limit=100${query}`)).body);
    found.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return found;
}
