import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ENVIRONMENT } from '../../functions/runtime/contracts/environment.ts';
import type { Bundle } from './bundle.ts';

const run = promisify(execFile);
const MOST_MS = 10_000;

/** Loads one file and prints how long that took, in milliseconds. */
const LOADER = `
  const from = process.hrtime.bigint();
  require(process.argv[1]);
  process.stdout.write(String(Number(process.hrtime.bigint() - from) / 1e6));
  process.exit();
`;

/** Functions read their settings while they load; anything that has their form will do. */
const SETTINGS: { readonly [name: string]: string } = {
  BONDWAY_STAGE: 'bench',
  BONDWAY_CLOCK_ORIGIN: '2026-01-01T00:00:00.000Z',
  BONDWAY_CLOCK_SPEED: '1',
  BONDWAY_ALLOW_LOOPBACK: 'false',
};

/**
 * Milliseconds that each bundle takes to load in a process of its own, `rounds` times. The bundles
 * of a round follow one another, so that a disturbance meets all of them alike.
 */
export async function loadTimes(
  bundles: readonly Bundle[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(bundles.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, file } of bundles) {
      const taken = await loadOnce(file);
      // The first round brings the files into the cache of the file system.
      if (round > 0) times.get(name)?.push(taken);
    }
  }
  return times;
}

async function loadOnce(file: string): Promise<number> {
  const settings: [string, string][] = Object.values(ENVIRONMENT).map((name) => [
    name,
    SETTINGS[name] ?? `https://127.0.0.1/${name}`,
  ]);
  const { stdout } = await run(process.execPath, ['-e', LOADER, file], {
    timeout: MOST_MS,
    env: { AWS_REGION: 'eu-central-1', ...Object.fromEntries(settings) },
  });
  return Number(stdout);
}
