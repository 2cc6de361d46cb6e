import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../local/atomic-file.ts';
import type { ScaledTime } from '../../functions/adapters/clock/scaled-clock.ts';
import { refreshDeniedParties } from '../../functions/usecases/refresh-denied-parties.ts';
import { startHost } from '../../local/host.ts';
import type { RunningHost } from '../../local/host.ts';
import type { StartOptions } from './options.ts';
import { startSandbox } from './sandbox-process.ts';
import type { SandboxProcess } from './sandbox-process.ts';
import { seedDemo } from './seed-demo.ts';

/** Host and sandbox, up and connected. */
export interface Running {
  readonly host: RunningHost;
  readonly sandbox?: SandboxProcess;
  /** Rejects when the host can take nothing more, e.g. because the disk is full. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

const SWEEP_MS = 1_000;
const RECONCILE_MS = 60_000;
const clockSettings = z.object({ origin: z.string(), speed: z.number() });

/** Starts the host, then the sandbox, writes the demo merchant and tells both of each other. */
export async function startEverything(options: StartOptions): Promise<Running> {
  const clock = clockOf(options);
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Whoever awaits it hears of it; until then it is no unhandled fault.
  failed.catch(() => undefined);
  const list: { url?: string } = { url: options.deniedParties };
  const host = await startHost({
    data: options.data,
    host: options.host,
    port: options.port,
    clock,
    allowLoopback: options.demo,
    simulated: options.demo,
    sweepEveryMs: SWEEP_MS,
    reconcileEveryMs: RECONCILE_MS,
    summariseEveryMs: RECONCILE_MS,
    deniedPartiesUrl: options.demo || list.url !== undefined ? () => list.url : undefined,
    refreshDeniedPartiesEveryMs: options.demo ? RECONCILE_MS : undefined,
    onFault: fail,
    report: reportFault,
  });
  if (!options.demo) return { host, failed, stop: () => host.stop() };
  const sandbox = await startSandbox({
    data: join(options.data, 'sandbox'),
    hostUrl: host.url,
    seed: options.seed,
    clockOrigin: clock.origin,
    speed: clock.speed,
  });
  const { directory, ledger, clock: time } = host.services;
  const ports = { directory, ledger, secrets: host.secrets };
  const shared = await seedDemo(ports, sandbox.url, time.now());
  list.url ??= `${sandbox.url}/screening/denied-parties`;
  // Before the first order; whoever keeps a newer list of their own keeps it.
  await refreshDeniedParties(host.services);
  const signingDevice = darkFor(options);
  await postJson(`${sandbox.url}/sandbox/configure`, {
    ...{ hostUrl: host.url, signingDevice, ...shared },
  });
  replaceFile(
    join(options.data, 'host.json'),
    JSON.stringify({ url: host.url, token: host.token, sandboxUrl: sandbox.url }),
  );
  const stop = async (): Promise<void> => {
    await host.stop();
    await sandbox.stop();
  };
  return { host, sandbox, failed, stop };
}

/** The device's state that `--dark-signer` asks for. */
function darkFor({ darkSigner }: StartOptions) {
  const until = new Date(Date.now() + darkSigner * 1_000).toISOString();
  return darkSigner === 0 ? undefined : { dark: 'unreachable', until };
}

/** Business time goes on where the data folder's clock stands; another speed starts it anew. */
function clockOf({ data, speed }: StartOptions): ScaledTime {
  const file = join(data, 'clock.json');
  if (existsSync(file)) {
    const known = clockSettings.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (known.speed === speed) return known;
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const fresh = { origin: new Date().toISOString(), speed };
  replaceFile(file, JSON.stringify(fresh));
  return fresh;
}

/** POSTs JSON to the sandbox. Throws with what it answered when it refuses. */
export async function postJson(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${String(response.status)} ${await response.text()}`);
}

/** Faults in the background, a line each: messages of ours, never a body or a person. */
function reportFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown fault';
  process.stderr.write(`${new Date().toISOString()} fault ${text}\n`);
}
