import { parseArgs } from 'node:util';
import { z } from 'zod';
import { callApi, CommandError, hostConnection } from './cli/host-connection.ts';
import type { HostConnection } from './cli/host-connection.ts';

const HELP = `Commands for operators, on the host that runs on a data folder.

  npm run bondway -- list [status]                       consignments, newest first
  npm run bondway -- show <consignment>                  where it is, and its hold
  npm run bondway -- fix <consignment> field=value …     fix a hold and go on; without fields: ask again
  npm run bondway -- resume <consignment> <stage>        dispatch, declare, hand-off, confirm or unwind
  npm run bondway -- cancel <consignment> <reason>
  npm run bondway -- cases                               differences found
  npm run bondway -- reconcile                           compare with all partners now

  --data DIR   data folder of the host (default .bondway)
  --help       this text

Exit codes: 0 done; 1 refused, the message says why; 2 wrong usage.
`;

const consignment = z.object({
  consignmentId: z.string(),
  orderNumber: z.string(),
  modeTitle: z.string(),
  status: z.string(),
  hold: z
    .object({
      reason: z.string(),
      message: z.string(),
      fields: z.array(z.object({ field: z.string(), title: z.string() })).optional(),
    })
    .nullish(),
});
const consignments = z.object({ items: z.array(consignment) });
const caseList = z.object({
  items: z.array(z.object({ severity: z.string(), title: z.string(), detail: z.string() })),
});
const report = z.object({
  reportId: z.string(),
  differences: z.array(z.object({ title: z.string(), detail: z.string() })),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

const COMMANDS: { readonly [name: string]: Command } = {
  list: async (host, [status]) => {
    const query = status === undefined ? '' : `?status=${encodeURIComponent(status)}`;
    const { items } = consignments.parse(
      (await callApi(host, 'GET', `/v1/consignments${query}`)).body,
    );
    return items.map(line).join('\n');
  },
  show: async (host, [id = '']) => {
    const shown = consignment.parse((await callApi(host, 'GET', pathOf(id))).body);
    const fields = shown.hold?.fields?.map(({ field, title }) => `  ${field}: ${title}`) ?? [];
    return [line(shown), shown.hold?.message ?? '', ...fields]
      .filter((each) => each !== '')
      .join('\n');
  },
  fix: async (host, [id = '', ...pairs]) => {
    const changes = pairs.map(change);
    const { etag = '' } = await callApi(host, 'GET', pathOf(id));
    const { body } = await callApi(host, 'POST', `${pathOf(id)}/fix`, {
      body: { changes },
      headers: { 'if-match': etag },
    });
    return line(consignment.parse(body));
  },
  resume: (host, [id = '', stage = '']) => command(host, id, 'resume', { stage }),
  cancel: (host, [id = '', ...reason]) => command(host, id, 'cancel', { reason: reason.join(' ') }),
  cases: async (host) => {
    const { items } = caseList.parse((await callApi(host, 'GET', '/v1/cases')).body);
    return items
      .map(({ severity, title, detail }) => `${severity}  ${title}. ${detail}`)
      .join('\n');
  },
  reconcile: async (host) => {
    const { body } = await callApi(host, 'POST', '/v1/reconciliations', { body: {} });
    const { reportId, differences } = report.parse(body);
    const lines = differences.map(({ title, detail }) => `  ${title}. ${detail}`);
    return [`${reportId}: ${String(differences.length)} differences`, ...lines].join('\n');
  },
};

async function command(
  host: HostConnection,
  id: string,
  name: string,
  body: object,
): Promise<string> {
  const { etag = '' } = await callApi(host, 'GET', pathOf(id));
  await callApi(host, 'POST', `${pathOf(id)}/${name}`, { body, headers: { 'if-match': etag } });
  return `${id}: ${name} accepted`;
}

function pathOf(id: string): string {
  return `/v1/consignments/${encodeURIComponent(id)}`;
}

function line({
  consignmentId,
  orderNumber,
  modeTitle,
  status,
  hold,
}: z.infer<typeof consignment>): string {
  const why = hold === undefined || hold === null ? '' : `  ${hold.reason}`;
  return `${consignmentId}  ${orderNumber}  ${modeTitle}  ${status}${why}`;
}

function change(pair: string): { field: string; value: string } {
  const at = pair.indexOf('=');
  if (at < 1) throw new CommandError(`"${pair}" is not field=value.`);
  return { field: pair.slice(0, at), value: pair.slice(at + 1) };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [name, ...args] = positionals;
  if (values.help === true || name === undefined) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (run === undefined) {
    process.stderr.write(`Unknown command ${name}.\n\n${HELP}`);
    return 2;
  }
  const text = await run(hostConnection(values.data ?? '.bondway'), args);
  process.stdout.write(`${text}\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CommandError) && !(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof CommandError ? 1 : 2;
}
