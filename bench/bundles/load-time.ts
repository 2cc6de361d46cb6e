import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ENVIRONMENT } from '../../functions/runtime/contracts/environment.ts';
import type { Bundle } from './bundle.ts';

const run = promisify(execFile);
const MOST_MS = 10_000;

/** Loads one file and prints how long that took, in milliseconds, or why it does not load. */
const LOADER = `
  const from = process.hrtime.bigint();
  try {
    require(process.argv[1]);
    console.log(JSON.stringify({ ms: Number(process.hrtime.bigint() - from) / 1e6 }));
  } catch (error) {
    console.log(JSON.stringify({ fault: String(error).slice(0, 200) }));
  }
  process.exit();
`;
const loaded = z.union([z.object({ ms: z.number() }), z.object({ fault: z.string() })]);

/** Functions read their settings while they load; anything that has their form will do. */
const SETTINGS: { readonly [name: string]: string } = {
  BONDWAY_STAGE: 'bench',
  BONDWAY_CLOCK_ORIGIN: '2026-01-01T00:00:00.000Z',
  BONDWAY_CLOCK_SPEED: '1',
  BONDWAY_ALLOW_LOOPBACK: 'false',
  BONDWAY_SIGNATURES_PER_MINUTE: '600',
};

/** How a bundle loads: milliseconds of each round, or why it does not. */
export interface Loading {
  readonly times: readonly number[];
  readonly fault?: string;
}

/**
 * Loads each bundle in a process of its own, `rounds` times. The bundles of a round follow one
 * another, so that a disturbance meets all of them alike.
 */
export async function loadTimes(
  bundles: readonly Bundle[],
  rounds: number,
): Promise<ReadonlyMap<string, Loading>> {
  const loadings = new Map<string, Loading>();
  // The first round brings the files into the cache of the file system.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, file } of bundles) {
      const { times = [] } = loadings.get(name) ?? {};
      const result = await loadOnce(file);
      if ('fault' in result) loadings.set(name, { times, fault: result.fault });
      else loadings.set(name, { times: round === 0 ? [] : [...times, result.ms] });
    }
  }
  return loadings;
}

/** What Lambda gives a function besides its own settings. */
const LAMBDA = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

async function loadOnce(file: string): Promise<z.infer<typeof loaded>> {
  const settings: [string, string][] = Object.values(ENVIRONMENT).map((name) => [
    name,
    SETTINGS[name] ?? `https://127.0.0.1/${name}`,
  ]);
  const { stdout } = await run(process.execPath, ['-e', LOADER, file], {
    timeout: MOST_MS,
    env: { ...LAMBDA, ...Object.fromEntries(settings) },
  });
  return loaded.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
