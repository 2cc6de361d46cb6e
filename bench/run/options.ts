import { parseArgs } from 'node:util';

/** The parts, in the order they run. */
export const PART_NAMES = [
  'throughput',
  'ack',
  'channels',
  'memory',
  'planning',
  'bundles',
  'refusal',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  readonly parts: readonly PartName[];
  readonly out: string;
  /** Folder that gets a processor profile of the host during `throughput`. */
  readonly profile?: string;
}

export const HELP = `Measures this machine: embedded host, Lambda bundles, refusals. Loopback only, under 6 minutes.

  npm run bench -- [options]

  --only PART      ${PART_NAMES.join(', ')}; may be given several times
  --out FILE       raw figures as JSON (default bench-results/<date>.json)
  --profile DIR    write a processor profile of the host during throughput, list its hot spots
  --help           this text

Exit codes: 0 measured (bars kept or missed); 1 a part could not be measured; 2 wrong option.
`;

/** A wrong option: the message says what is right. */
export class OptionError extends Error {}

/**
 * Reads the command line. `help` asks for the help text.
 *
 * @param now the file that is written by default carries this moment
 * @throws OptionError when an option or a part is unknown
 */
export function benchOptions(args: readonly string[], now: Date): BenchOptions | 'help' {
  const values = readArgs(args);
  if (values.help === true) return 'help';
  const only = values.only ?? PART_NAMES;
  const parts = PART_NAMES.filter((name) => only.includes(name));
  const unknown = only.find((name) => !PART_NAMES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new OptionError(`--only ${unknown}: there are ${PART_NAMES.join(', ')}`);
  }
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  return { parts, out: values.out ?? `bench-results/${stamp}.json`, profile: values.profile };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true },
        out: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : 'unknown option');
  }
}
