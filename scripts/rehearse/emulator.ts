import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RehearsalError } from './rehearsal-error.ts';
import { killGroup, runCommand } from './run-command.ts';

/** An AWS-compatible endpoint on this machine. */
export interface Emulator {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** The second lets the emulator sign and verify the tokens of its user pools. */
const PACKAGES = ['ministack==1.4.21', 'cryptography==50.0.2'];
const ROOT = join(import.meta.dirname, '../..');
const INSTALL_MS = 180_000;
const START_ATTEMPTS = 100;
const START_PAUSE_MS = 200;

/**
 * Functions under way at once in the whole account: each is a process of about 65 MB, and more than
 * a few only queue for the processor.
 */
const MOST_FUNCTIONS = 24;
const IDLE_FUNCTION_SECONDS = 120;

/**
 * Installs MiniStack where it is not there yet, and starts it on a free port.
 *
 * @param folder of this rehearsal
 * @param cache shared by all rehearsals
 */
export async function startEmulator(
  folder: string,
  cache: string,
  signal: AbortSignal,
): Promise<Emulator> {
  const python = await installed(folder, cache, signal);
  const port = await freePort();
  const scratch = scratchFolder(folder);
  const log = createWriteStream(join(folder, 'ministack.log'));
  const child = spawn(python, [join(import.meta.dirname, 'serve_ministack.py')], {
    cwd: folder,
    env: { ...process.env, ...emulatorEnvironment(port, scratch) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The functions it starts are in its group, and end with it.
    detached: true,
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = `http://127.0.0.1:${String(port)}`;
  // Nothing in it is to be kept, so nothing is waited for.
  const stop = async (): Promise<void> => {
    killGroup(child.pid);
    await ended;
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    await answering(endpoint, ended, signal);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { endpoint, stop };
}

/** The interpreter of an environment that several rehearsals may share, made once per version. */
async function installed(folder: string, cache: string, signal: AbortSignal): Promise<string> {
  const environment = join(cache, PACKAGES.join('+'));
  const python = join(environment, 'bin/python');
  if (existsSync(python)) return python;
  const unfinished = join(folder, 'python');
  const log = join(folder, 'install.log');
  const step = (what: string, command: string, ...args: readonly string[]) =>
    runCommand({ what, command, args, log, timeoutMs: INSTALL_MS, signal });
  await step(
    'A rehearsal needs Python 3 with its venv module: making an environment',
    'python3',
    ...['-m', 'venv', unfinished],
  );
  await step(
    'A rehearsal installs MiniStack from PyPI once, which needs the network: that',
    join(unfinished, 'bin/python'),
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '2'],
    ...PACKAGES,
  );
  // Whole or not at all; whoever was faster has made the same one.
  if (!existsSync(environment)) renameSync(unfinished, environment);
  return python;
}

/**
 * Where the emulator unpacks functions. They are CommonJS files, and below our own package of ES
 * modules they would not load.
 */
function scratchFolder(folder: string): string {
  const scratch = join(folder, 'tmp');
  mkdirSync(scratch);
  writeFileSync(join(scratch, 'package.json'), '{"type":"commonjs"}');
  return scratch;
}

function emulatorEnvironment(
  port: number,
  scratch: string,
): { readonly [name: string]: string | undefined } {
  // Functions are run by whatever node is found first: ours, the version that Lambda runs.
  const node = join(ROOT, 'node_modules/.bin');
  return {
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    LOG_LEVEL: 'WARNING',
    LAMBDA_ACCOUNT_CONCURRENCY: String(MOST_FUNCTIONS),
    LAMBDA_WARM_TTL_SECONDS: String(IDLE_FUNCTION_SECONDS),
    PATH: `${node}:${process.env.PATH ?? ''}`,
    TMPDIR: scratch,
    STATE_DIR: join(scratch, 'state'),
    S3_DATA_DIR: join(scratch, 's3'),
    // Nothing of the machine's own AWS settings may reach a function.
    AWS_ENDPOINT_URL: undefined,
    AWS_PROFILE: undefined,
    NODE_OPTIONS: undefined,
    NODE_PATH: undefined,
  };
}

async function answering(
  endpoint: string,
  ended: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (let attempt = 0; attempt < START_ATTEMPTS && !gone; attempt += 1) {
    signal.throwIfAborted();
    const health = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (health?.ok === true) return;
    await pause(START_PAUSE_MS);
  }
  throw new RehearsalError('MiniStack does not start; see ministack.log in .rehearsal.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
