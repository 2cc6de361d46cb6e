import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly orders: number;
  /** Business seconds per wall second. */
  readonly speed: number;
  readonly seed: number;
  /** Seconds for which the sandbox's signing device signs nothing at first; 0 for none. */
  readonly darkSigner: number;
  /** Where the list of denied parties is published; in the demo the sandbox publishes one. */
  readonly deniedParties?: string;
  readonly once: boolean;
  readonly demo: boolean;
  readonly reset: boolean;
}

export const HELP = `Bondway on this machine: host, console and a sandbox of simulated partners.

  npm start -- [options]

  --orders N     demo orders the sandbox store posts (default 40)
  --speed X      business seconds per second (default 7200: two hours pass in one second;
                 1 with --no-demo)
  --once         exit when every demo order reached its scripted end (0), or did not (1)
  --no-demo      start without sandbox and demo merchant
  --port N       port of console, API and webhooks (default 8787; 0 takes any free one)
  --host NAME    address to listen on (default 127.0.0.1)
  --data DIR     data folder (default .bondway)
  --reset        empty the data folder first
  --seed N       seed of the sandbox's orders and delays (default 1)
  --dark-signer N
                 the sandbox's signing device signs nothing for the first N seconds
  --denied-parties URL
                 fetch the list of denied parties from there, every hour
  --help         this text

Exit codes: 0 done; 1 an order missed its scripted end; 2 wrong option; 3 port busy;
4 data folder in use; 5 data folder of a newer version; 6 disk full; 69 wrong Node.
`;

/** A wrong option: the message names it and says what is right. */
export class OptionError extends Error {}

/**
 * Reads the command line. `help` asks for the help text.
 *
 * @throws OptionError when an option is unknown or its value is out of range
 */
export function startOptions(args: readonly string[]): StartOptions | 'help' {
  const values = readArgs(args);
  if (values.help === true) return 'help';
  return {
    data: values.data ?? '.bondway',
    host: values.host ?? '127.0.0.1',
    port: whole('port', values.port ?? '8787', 0, 65_535),
    orders: whole('orders', values.orders ?? '40', 0, 100_000),
    speed: whole(
      'speed',
      values.speed ?? (values['no-demo'] === true ? '1' : '7200'),
      1,
      1_000_000,
    ),
    darkSigner: whole('dark-signer', values['dark-signer'] ?? '0', 0, 86_400),
    deniedParties: httpsUrl('denied-parties', values['denied-parties']),
    seed: whole('seed', values.seed ?? '1', 0, 2_147_483_647),
    once: values.once === true,
    demo: values['no-demo'] !== true,
    reset: values.reset === true,
  };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        orders: { type: 'string' },
        speed: { type: 'string' },
        seed: { type: 'string' },
        'dark-signer': { type: 'string' },
        'denied-parties': { type: 'string' },
        once: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        reset: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : 'unknown option');
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new OptionError(
    `--${name} must be a whole number from ${String(least)} to ${String(most)}, not ${text}`,
  );
}

function httpsUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined || URL.parse(text)?.protocol === 'https:') return text;
  throw new OptionError(`--${name} must be an https:// address, not ${text}`);
}
