import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { orderOfConsignment } from '../functions/domain/identifiers/order-id.ts';
import { SCRIPTS } from '../functions/sandbox/scripts.ts';
import { callApi, CommandError, hostConnection } from './cli/host-connection.ts';
import type { HostConnection } from './cli/host-connection.ts';

const HELP = `Posts an order of your own through the sandbox store, signed as its channel signs, and follows it.

  npm run order -- examples/<file> [options]

  --data DIR      data folder of the running host (default .bondway)
  --script NAME   how the partners behave (default accept)
  --help          this text

The file is {"channelId": …, "order": …}; the order is what that channel posts, and "changed" beside
it what the script \`change\` has it post later. Exit codes: 0 the order came to an end or to an
operator; 1 it could not be posted; 2 wrong usage.

Scripts; those with […] take an argument after a colon, e.g. reject:-621005:
${scriptLines()}
`;

function scriptLines(): string {
  return Object.entries(SCRIPTS)
    .map(([name, { title, argument }]) => {
      const shown = argument === undefined ? name : `${name}[:…]`;
      return `  ${shown.padEnd(22)} ${title}`;
    })
    .join('\n');
}

const LOOK_AGAIN_MS = 500;
/** Statuses in which nothing happens by itself any more. */
const ENDS = ['delivered', 'cancelled', 'returned', 'written-off', 'held', 'needs-operator'];

const postedOrder = z.object({ orderNumber: z.string() });
const found = z.object({ items: z.array(z.object({ consignmentId: z.string() })) });
const cases = z.object({ items: z.array(z.object({ title: z.string(), detail: z.string() })) });
const orderPage = z.object({
  status: z.string(),
  changes: z.array(z.object({ answer: z.string() })),
});
const page = z.object({
  status: z.string(),
  timeline: z.array(z.object({ version: z.number(), at: z.string(), text: z.string() })),
  hold: z.object({ message: z.string() }).nullish(),
});

/** Posts the order and returns its number. */
async function post(host: HostConnection, file: string, script: string): Promise<string> {
  if (host.sandboxUrl === undefined) {
    throw new CommandError('This host runs without the sandbox: start it with "npm start".');
  }
  // The text is passed on as it is, so that 64-bit ids keep their digits.
  const text = readFileSync(file, 'utf8').trim();
  if (!text.startsWith('{')) throw new CommandError(`${file} is not a JSON object.`);
  const body = `${text.slice(0, text.lastIndexOf('}'))}, "script": ${JSON.stringify(script)}}`;
  const response = await fetch(`${host.sandboxUrl}/sandbox/orders`, { method: 'POST', body });
  const answer = await response.text();
  if (!response.ok) throw new CommandError(`The order was not posted: ${answer}`);
  return postedOrder.parse(JSON.parse(answer)).orderNumber;
}

/** Prints the timelines as they grow, until nothing happens by itself any more to any parcel. */
async function follow(host: HostConnection, orderNumber: string): Promise<void> {
  const shown = new Map<string, number>();
  for (;;) {
    const query = encodeURIComponent(orderNumber);
    const { items } = found.parse((await callApi(host, 'GET', `/v1/consignments?q=${query}`)).body);
    const ids = items.map(({ consignmentId }) => consignmentId).sort();
    if (ids.length === 0 && (await wasRefused(host, orderNumber))) return;
    const parcels = [];
    for (const id of ids) parcels.push(await showNews(host, id, shown, ids.length > 1));
    const isOver = parcels.length > 0 && parcels.every(({ status }) => ENDS.includes(status));
    if (isOver && !(await isChanging(host, ids))) {
      process.stdout.write(parcels.map(({ end }) => `\n${end}\n`).join(''));
      return;
    }
    await pause(LOOK_AGAIN_MS);
  }
}

/** Whether parcels came back to make room for another plan of their order, which is still to come. */
async function isChanging(host: HostConnection, [id = '']: readonly string[]): Promise<boolean> {
  const { body } = await callApi(host, 'GET', `/v1/orders/${orderOfConsignment(id)}`);
  const { status, changes } = orderPage.parse(body);
  return status === 'received' || changes.some(({ answer }) => answer === 'underway');
}

/** Prints what is new of one parcel. */
async function showNews(
  host: HostConnection,
  id: string,
  shown: Map<string, number>,
  isOneOfMany: boolean,
): Promise<{ readonly status: string; readonly end: string }> {
  const { body } = await callApi(host, 'GET', `/v1/consignments/${id}`);
  const { status, timeline, hold } = page.parse(body);
  const seen = shown.get(id) ?? 0;
  const parcel = isOneOfMany ? `${id.slice(-2)}  ` : '';
  for (const { at, text, version } of timeline) {
    if (version > seen) process.stdout.write(`${at.slice(0, 16)}  ${parcel}${text}\n`);
  }
  shown.set(id, Math.max(seen, ...timeline.map(({ version }) => version)));
  const why = hold === undefined || hold === null ? '' : `: ${hold.message}`;
  return { status, end: `${parcel}${status}${why}\n${host.url}/consignments/${id}` };
}

async function wasRefused(host: HostConnection, orderNumber: string): Promise<boolean> {
  const { items } = cases.parse((await callApi(host, 'GET', '/v1/cases')).body);
  const refusal = items.find(({ title }) => title.includes(orderNumber));
  if (refusal === undefined) return false;
  process.stdout.write(`${refusal.title}: ${refusal.detail}\n`);
  return true;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      script: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  if (values.help === true || file === undefined) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  const host = hostConnection(values.data ?? '.bondway');
  const orderNumber = await post(host, file, values.script ?? 'accept');
  process.stdout.write(`Order ${orderNumber} is posted.\n`);
  await follow(host, orderNumber);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof CommandError ? 1 : 2;
}
