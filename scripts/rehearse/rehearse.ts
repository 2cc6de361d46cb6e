import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOYMENT_FILE } from './deployment.ts';
import { startEmulator } from './emulator.ts';
import { prepareDeployment } from './prepare-deployment.ts';
import { runCommand } from './run-command.ts';
import type { Ending, Stagehands } from './stagehands.ts';

const ROOT = join(import.meta.dirname, '../..');
const REGION = 'us-east-1';
const SUITES_MS = 1_800_000;

/**
 * Rehearses the AWS side. 1. Start MiniStack, or take the endpoint that AWS_ENDPOINT_URL names.
 * 2. Deploy, put right what the emulator drops, start the sandbox, write the demo merchant. 3. Run
 * the suites of test/rehearsal. Everything started is ended, last first.
 *
 * @param cache folder of what rehearsals leave behind: the installed emulator, logs of failed ones
 * @param args further arguments for jest
 * @throws RehearsalError in a sentence
 */
export async function rehearse(
  cache: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'run-'));
  const endings: Ending[] = [];
  const started = Date.now();
  let rehearsed = false;
  const hands: Stagehands = {
    folder,
    signal,
    region: REGION,
    say: (text) => {
      const seconds = Math.round((Date.now() - started) / 1_000);
      process.stdout.write(`${String(seconds).padStart(4)} s  ${text}\n`);
    },
    atEnd: (end) => endings.unshift(end),
  };
  try {
    const endpoint = await endpointOf(hands, cache);
    const env = awsEnvironment(endpoint);
    takeOn(env);
    const deployment = await prepareDeployment(hands, endpoint, env);
    const file = join(folder, 'deployment.json');
    writeFileSync(file, JSON.stringify(deployment, undefined, 2), { mode: 0o600 });
    hands.say('suites');
    await runCommand({
      what: `The rehearsal, whose logs are in ${folder},`,
      command: join(ROOT, 'node_modules/.bin/jest'),
      args: ['--config', join(ROOT, 'test/rehearsal/jest.config.js'), ...args],
      env: { ...env, [DEPLOYMENT_FILE]: file },
      timeoutMs: SUITES_MS,
      signal,
    });
    rehearsed = true;
    hands.say('rehearsed');
  } finally {
    for (const end of endings) await end();
    if (rehearsed || signal.aborted) rmSync(folder, { recursive: true, force: true });
  }
}

async function endpointOf(
  { folder, signal, say, atEnd }: Stagehands,
  cache: string,
): Promise<string> {
  const given = process.env.AWS_ENDPOINT_URL;
  if (given !== undefined) {
    say(`taking ${given}`);
    return given;
  }
  say('starting MiniStack');
  const emulator = await startEmulator(folder, cache, signal);
  atEnd(emulator.stop);
  return emulator.endpoint;
}

/** The clients of this process read it too. */
function takeOn(env: { readonly [name: string]: string | undefined }): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/** Clients reach the endpoint, and nothing but the endpoint, whatever this machine is set up for. */
function awsEnvironment(endpoint: string): { readonly [name: string]: string | undefined } {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    CDK_DEFAULT_ACCOUNT: undefined,
    CDK_DEFAULT_REGION: REGION,
  };
}
