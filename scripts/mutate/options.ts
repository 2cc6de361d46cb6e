import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

const DOMAIN = 'functions/domain';
/** Above that, a mutant that loops for ever would be waited for longer than the rest takes. */
const MOST_AT_ONCE = 8;

/** One run of Stryker: what is mutated, and under which name its report is kept. */
export interface Part {
  readonly name: string;
  readonly mutate: readonly string[];
}

/** What `npm run mutate` was asked for. */
export interface MutateOptions {
  readonly parts: readonly Part[];
  readonly concurrency: number;
  /** Only what survived a part's last run, and what is new since, is tried. */
  readonly again: boolean;
}

export const HELP = `Changes ${DOMAIN} in many small ways and looks whether a test notices (docs/mutation.md).

  npm run mutate -- [options] [folder or file ...]

  folder           of ${DOMAIN}, as money; default: all of them, one after another
  file             one file or glob under ${DOMAIN}, as ${DOMAIN}/money/*.ts
  --again          tries only what survived the last run, or changed since
  --concurrency N  processes at once (default 1)
  --help           this text

Reports and the list of survivors: .cache/mutation/. A mutant takes 0.05 to 0.2 s of processor time; a
folder has 100 to 2,900.

Exit codes: 0 at least 85 % killed; 1 less; 2 wrong option; anything else: Stryker could not run.
`;

/** A wrong option: the message says what is right. */
export class OptionError extends Error {}

/**
 * Reads the command line. `help` asks for the help text.
 *
 * @throws OptionError when an option is unknown or a part names no file
 */
export function mutateOptions(args: readonly string[]): MutateOptions | 'help' {
  const { values, positionals } = readArgs(args);
  if (values.help === true) return 'help';
  const concurrency = Number(values.concurrency ?? 1);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_ONCE) {
    throw new OptionError(`--concurrency is a number from 1 to ${String(MOST_AT_ONCE)}`);
  }
  return {
    concurrency,
    again: values.again === true,
    parts: positionals.length === 0 ? everyFolder() : positionals.map(partOf),
  };
}

function everyFolder(): readonly Part[] {
  const folders = globSync(`${DOMAIN}/*/`)
    .map((path) => basename(path))
    .sort();
  const files = globSync(`${DOMAIN}/*.ts`);
  return [...folders.map(partOf), { name: 'domain', mutate: files }];
}

function partOf(named: string): Part {
  const pattern = named.includes('/') ? named : `${DOMAIN}/${named}/**/*.ts`;
  if (!pattern.startsWith(`${DOMAIN}/`) || globSync(pattern).length === 0) {
    throw new OptionError(`${named}: no folder of ${DOMAIN}, and no file or glob under it`);
  }
  const name = named.slice(named.startsWith(DOMAIN) ? DOMAIN.length + 1 : 0);
  return { name: name.replaceAll(/[^\w.-]+/g, '-'), mutate: [pattern] };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        again: { type: 'boolean' },
        concurrency: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : 'unknown option');
  }
}
