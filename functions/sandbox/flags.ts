import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface Flags {
  readonly port: number;
  readonly data: string;
  readonly hostUrl?: string;
  readonly seed: number;
  /** ISO 8601; now where absent. */
  readonly clockOrigin?: string;
  readonly speed: number;
}

/** A wrong flag: the message names it and says what is right. */
export class FlagError extends Error {}

export const HELP = `The partners of Bondway, simulated: warehouses, customs, payment firm, carrier, stores.

  node functions/sandbox/main.ts --data <folder> [flags]

  --data <folder>       where the journal lies; created when absent
  --port <n>            port on 127.0.0.1 (default 0: any free one, printed as {"listening":n})
  --host-url <url>      where Bondway takes messages (or POST /sandbox/configure later)
  --seed <n>            seed of every drawn delay and order (default 1)
  --clock-origin <iso>  moment at which business time equals wall time (default now)
  --speed <n>           business seconds per wall second (default 1)
  --help                this text

It ends on SIGINT or SIGTERM, or when the process that started it is gone.
`;

/** Reads the command line; 'help' when that is asked for. Throws FlagError. */
export function readFlags(args: readonly string[]): Flags | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  const { data, 'host-url': hostUrl, 'clock-origin': clockOrigin } = values;
  if (data === undefined) throw new FlagError('--data <folder> is needed');
  if (hostUrl !== undefined && !URL.canParse(hostUrl)) {
    throw new FlagError(`--host-url must be a URL, not ${hostUrl}`);
  }
  if (clockOrigin !== undefined && Number.isNaN(Date.parse(clockOrigin))) {
    throw new FlagError(`--clock-origin must be a moment in ISO 8601, not ${clockOrigin}`);
  }
  return {
    data,
    hostUrl,
    clockOrigin,
    port: number('port', values.port ?? '0', 0, 65_535),
    seed: number('seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    speed: number('speed', values.speed ?? '1', 1, 10_000_000),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'host-url': { type: 'string' },
        seed: { type: 'string' },
        'clock-origin': { type: 'string' },
        speed: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new FlagError(error instanceof Error ? error.message : 'unknown flag');
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FlagError(
    `--${name} must be a whole number from ${String(least)} to ${String(most)}, not ${text}`,
  );
}
