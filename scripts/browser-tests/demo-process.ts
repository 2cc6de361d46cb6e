import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hostConnection } from '../cli/host-connection.ts';
import type { HostConnection } from '../cli/host-connection.ts';

/** A demo host, a process of its own on a fresh data folder. */
export interface DemoProcess {
  readonly url: string;
  readonly token: string;
  /** Stops host and sandbox and removes their folder. */
  readonly stop: () => Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const LOOK_MS = 100;
const MOST_LOOKS = 300;

/**
 * Starts a demo as `npm start` does, on any free port.
 *
 * @throws Error with what it printed when it ends or does not listen
 */
export async function startDemo(): Promise<DemoProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'bondway-browser-'));
  const [data, log] = [join(folder, 'data'), join(folder, 'start.log')];
  const output = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    ['scripts/start.ts', '--data', data, '--port', '0'],
    // A group of its own: Ctrl-C reaches the suites first, which look at it.
    { cwd: ROOT, stdio: ['ignore', output, output], detached: true },
  );
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => {
    hasEnded = true;
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let looks = 0; looks < MOST_LOOKS && !hasEnded; looks += 1) {
    const host = connectedHost(data);
    if (host !== undefined) return { url: host.url, token: host.token, stop };
    await pause(LOOK_MS);
  }
  const printed = readFileSync(log, 'utf8');
  await stop();
  throw new Error(`the demo did not start: ${printed}`);
}

/** The host of a data folder once its sandbox is there too. */
function connectedHost(data: string): HostConnection | undefined {
  try {
    const host = hostConnection(data);
    return host.sandboxUrl === undefined ? undefined : host;
  } catch {
    return undefined;
  }
}
