import { parseArgs } from 'node:util';
import { isCalendarDate } from '../functions/domain/identifiers/calendar-date.ts';
import { quotePostedOrder } from '../functions/usecases/quote-posted-order.ts';
import { quoteView } from '../functions/usecases/views/quote-view.ts';
import { demoServices } from './quote/demo-services.ts';
import { quoteText } from './quote/quote-text.ts';
import { ruleList } from './quote/rule-list.ts';
import { InputError, readCatalogueFile, readOrderFile } from './quote/read-input.ts';

const HELP = `Quotes an order at its door: route, duty, tax, fees, what is missing, and every rule used.
Works without a running host, with the demo merchant's catalogue, warehouses and exchange rates.

  npm run quote -- examples/quotes/<file> [options]

  --catalogue FILE   catalogue items (a JSON array) beside or in place of the demo's
  --on YYYY-MM-DD    the day whose rules and rates count (default today)
  --rules            every rule with its days and source, as docs/destinations.md lists them
  --json             the quote as POST /v1/quotes answers it
  --help             this text

The file is {"channelId": "demo-market" or "demo-shop", "order": …}, as in examples/. Exit codes:
0 quoted; 2 wrong usage or input, with a sentence that names the field.
`;

const DEMO_MERCHANT = 'demo-merchant';

interface Options {
  readonly file: string;
  readonly catalogue?: string;
  readonly on: string;
  readonly json: boolean;
}

function readOptions(): Options | 'help' | 'rules' {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      catalogue: { type: 'string' },
      on: { type: 'string' },
      json: { type: 'boolean' },
      rules: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return 'help';
  if (values.rules === true) return 'rules';
  const [file, more] = positionals;
  if (file === undefined) throw new InputError('Name an order file; --help says how.');
  if (more !== undefined) throw new InputError(`One order file at a time: ${more} is too many.`);
  const on = values.on ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !isCalendarDate(on.replaceAll('-', ''))) {
    throw new InputError('--on must be a day, YYYY-MM-DD.');
  }
  return { file, catalogue: values.catalogue, on, json: values.json === true };
}

async function quote({ file, catalogue, on, json }: Options): Promise<string> {
  const { channelId, order } = readOrderFile(file);
  const items = catalogue === undefined ? [] : readCatalogueFile(catalogue, DEMO_MERCHANT);
  const demo = await demoServices(items, `${on}T12:00:00.000Z`);
  try {
    const quoted = await quotePostedOrder(demo.services, { channelId, order, on });
    if (quoted.kind === 'unknown-channel') {
      throw new InputError(`${file}: /channelId must be demo-market or demo-shop.`);
    }
    if (quoted.kind === 'refused') {
      throw new InputError(`${file}: ${quoted.pointer ?? '/order'} ${quoted.message}.`);
    }
    const view = quoteView(quoted.quote, quoted.route);
    return json ? JSON.stringify(view, undefined, 2) : quoteText(view, quoted.route);
  } finally {
    await demo.close();
  }
}

async function textOf(options: ReturnType<typeof readOptions>): Promise<string> {
  if (options === 'help') return HELP.trimEnd();
  return options === 'rules' ? ruleList() : quote(options);
}

try {
  const options = readOptions();
  process.stdout.write(`${await textOf(options)}\n`);
} catch (error) {
  if (!(error instanceof InputError) && !isUsageError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** An option that is not known, or lacks its value. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_');
}
