import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CATALOGUE_COMMANDS } from './cli/catalogue-commands.ts';
import { GUARANTEE_COMMANDS } from './cli/guarantee-commands.ts';
import { callApi, CommandError, hostConnection } from './cli/host-connection.ts';
import type { HostConnection } from './cli/host-connection.ts';
import { IOSS_COMMANDS } from './cli/ioss-commands.ts';
import { PROMISE_COMMANDS } from './cli/promise-commands.ts';
import { SIGNER_COMMANDS } from './cli/signer-commands.ts';
import { STOCK_COMMANDS } from './cli/stock-commands.ts';
import { SUMMARY_COMMANDS } from './cli/summary-commands.ts';
import { SCREENING_COMMANDS } from './cli/screening-commands.ts';
import { SETTINGS_COMMANDS } from './cli/settings-commands.ts';
import { LOAD_COMMANDS } from './cli/load-commands.ts';

const HELP = `Commands for operators, on the host that runs on a data folder.

  npm run bondway -- list [status]                       consignments, newest first
  npm run bondway -- show <consignment>                  where it is, and its hold
  npm run bondway -- fix <consignment> field=value …     fix a hold and go on; without fields: ask again
  npm run bondway -- resume <consignment> <stage>        dispatch, declare, hand-off, confirm or unwind
  npm run bondway -- prove <consignment>                 that declared = sent = echoed
  npm run bondway -- cancel <consignment> <reason>
  npm run bondway -- return <consignment> --reason TEXT  take back what has left, delivered or not
  npm run bondway -- loads [status]                      open, closed, gated-out, departed or arrived
  npm run bondway -- load <load>                         what is in it and what it waits for
  npm run bondway -- close-load <load>                   close it now
  npm run bondway -- take-out <load> <consignment>       before the gate; it joins the next load
  npm run bondway -- ask-again <load> [note]             ask anew for what was refused
  npm run bondway -- check-pccc <consignment>            ask whose personal customs code it is
  npm run bondway -- catalogue [list]                    SKUs; show <sku> has all of one
  npm run bondway -- catalogue missing                   what items lack, by trade mode
  npm run bondway -- catalogue import <file> [partial]   CSV or JSON: all rows, or none and a report
  npm run bondway -- catalogue export                    all items as CSV
  npm run bondway -- guarantees                          what is drawn on each tax guarantor
  npm run bondway -- set-guarantee <guarantor> <CNY>     what it stands in for
  npm run bondway -- promises [hours]                    what is to be shipped by then (24), by deadline
  npm run bondway -- late-rate <YYYY-MM-DD> [to]         promises missed, per channel
  npm run bondway -- signer                              what waits for each signature, and why
  npm run bondway -- stock                               each quantity of each stock line
  npm run bondway -- prove-stock                         fold all movements and compare with the balances
  npm run bondway -- inbound [list]                      goods on their way in, newest first
  npm run bondway -- inbound advise <warehouse> <reference> sku=quantity …
  npm run bondway -- inbound show <inbound>              its steps, each with voucher and by whom
  npm run bondway -- inbound step <inbound> <step> <voucher> [line=quantity …]
  npm run bondway -- adjust <book> <item> <unit> <up|down> <book|on-hand|both> <quantity> <reason>
  npm run bondway -- adjustments                         asked for, approved and rejected
  npm run bondway -- approve <adjustment>                or reject; never by who asked
  npm run bondway -- statistics <YYYY-MM> [csv]          released goods by mode, country and HS chapter
  npm run bondway -- summary [list]                      applications to sum lists up (701), newest first
  npm run bondway -- summary ask <YYYY-MM> [merchant]    sum a month's released lists up, or file anew
  npm run bondway -- summary show <summary>              with its receipts and declarations
  npm run bondway -- cases                               differences found
  npm run bondway -- clear <consignment> consignment <why>   what screening found, this once
  npm run bondway -- clear <consignment> buyer <YYYY-MM-DD> <why>   also for later parcels
  npm run bondway -- screening-list <file or https url>  replace the denied-party list
  npm run bondway -- positive-list <json>  add an edition of the positive list of retail imports
  npm run bondway -- positive-list <csv> <list id> <effective from> <source>  the same, rows only
  npm run bondway -- restricted-goods <json>  replace what was loaded of restricted goods
  npm run bondway -- screening-lists  what parties and goods are compared with now
  npm run bondway -- ioss <YYYY-MM> [csv]                VAT at sale under each IOSS number
  npm run bondway -- merchant add <file.json>            or list
  npm run bondway -- channel add <file.json>             or list; a secret that we make is shown once
  npm run bondway -- channel rotate <channel> [hours] [secret]   the one before is good for so long (24)
  npm run bondway -- channel test <channel> [file.json]  a message of ours, or the file's body and headers
  npm run bondway -- channel disable <channel>           or enable
  npm run bondway -- endpoint add <url> [event …]        where events go; without events: all
  npm run bondway -- endpoint list                       those of channels too
  npm run bondway -- endpoint log <endpoint> [status]    pending, delivered, failed or skipped
  npm run bondway -- endpoint test <endpoint>            a test event, now
  npm run bondway -- endpoint replay <endpoint> [from] [before] [status]
  npm run bondway -- endpoint rotate <endpoint> [hours]
  npm run bondway -- endpoint disable <endpoint>         or enable
  npm run bondway -- reconcile                           compare with all partners now

  --reason TEXT  why, for cancel and return
  --data DIR   data folder of the host (default .bondway)
  --as NAME    which operator acts, where one token stands for all
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
const proof = z.object({
  holds: z.boolean(),
  messages: z.array(
    z.object({
      message: z.string(),
      version: z.number(),
      checks: z.array(z.object({ check: z.string(), ok: z.boolean(), detail: z.string() })),
    }),
  ),
});
const caseList = z.object({
  items: z.array(z.object({ severity: z.string(), title: z.string(), detail: z.string() })),
});
const pccc = z.object({
  kind: z.string(),
  reasons: z.array(z.string()).optional(),
  reason: z.string().optional(),
});
const report = z.object({
  reportId: z.string(),
  differences: z.array(z.object({ title: z.string(), detail: z.string() })),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

const COMMANDS: { readonly [name: string]: Command } = {
  ...LOAD_COMMANDS,
  ...IOSS_COMMANDS,
  ...SCREENING_COMMANDS,
  ...CATALOGUE_COMMANDS,
  ...GUARANTEE_COMMANDS,
  ...PROMISE_COMMANDS,
  ...SIGNER_COMMANDS,
  ...STOCK_COMMANDS,
  ...SUMMARY_COMMANDS,
  ...SETTINGS_COMMANDS,
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
  'check-pccc': async (host, [id = '']) => {
    const { kind, reasons, reason } = pccc.parse(
      (await callApi(host, 'GET', `${pathOf(id)}/pccc`)).body,
    );
    return [kind, ...(reasons ?? []), reason].filter((each) => each !== undefined).join('  ');
  },
  return: (host, [id = '', ...reason]) => command(host, id, 'return', { reason: reason.join(' ') }),
  prove: async (host, [id = '']) => {
    const { holds, messages } = proof.parse(
      (await callApi(host, 'GET', `${pathOf(id)}/proof`)).body,
    );
    const lines = messages.flatMap(({ message, version, checks }) =>
      checks.map(
        ({ check, ok, detail }) =>
          `  ${ok ? 'ok ' : 'NOT'}  ${message} ${String(version)}  ${check}: ${detail}`,
      ),
    );
    if (!holds) throw new CommandError([`${id}: not proved`, ...lines].join('\n'));
    return [`${id}: declared = sent = echoed`, ...lines].join('\n');
  },
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
    options: {
      data: { type: 'string' },
      as: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean' },
    },
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
  const text = await run(
    { ...hostConnection(values.data ?? '.bondway'), operator: values.as },
    values.reason === undefined ? args : [...args, values.reason],
  );
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
