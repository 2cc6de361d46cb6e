import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { callApi } from '../../scripts/cli/host-connection.ts';
import { allEnded, demoOrders } from '../../scripts/start/demo-orders.ts';
import type { DemoOrder } from '../../scripts/start/demo-orders.ts';
import { startSandbox } from '../../scripts/start/sandbox-process.ts';
import type { SandboxProcess } from '../../scripts/start/sandbox-process.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { paced } from '../support/paced.ts';
import type { CrashPlan } from './crash-hooks.ts';
import type { CrashingHostPlan } from './crashing-host.ts';
import type { Guard } from './removed-guards.ts';

const LOOK_MS = 250;
/** Ends what hangs: a host that is to be killed gets there, however slow the machine is. */
const MOST_LOOKS = 4_000;

export interface KillRunOptions {
  readonly orders: number;
  readonly seed: number;
  /** Business seconds per wall second, where the machine can follow. */
  readonly speed: number;
  readonly crashes: readonly Omit<CrashPlan, 'log'>[];
  readonly guard?: Guard;
  /** Looks at the orders at most so often after the last crash; each look waits a quarter of a second. */
  readonly looks: number;
}

/** What a run left behind: the sandbox's journal, the orders' ends, the host's data folder. */
export interface KillRun {
  readonly data: string;
  readonly fired: readonly string[];
  readonly orders: readonly DemoOrder[];
  readonly ended: boolean;
  readonly effects: readonly Effect[];
}

/** One thing a partner did for one subject, and how often. */
export interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

interface HostProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
}

interface ListeningHost extends HostProcess {
  readonly url: string;
  readonly token: string;
}

/** Runs the demo orders through a host that is killed at every planned crash and started again. */
export async function killRun(options: KillRunOptions): Promise<KillRun> {
  const data = mkdtempSync(join(tmpdir(), 'bondway-kill-'));
  const log = join(data, 'fired.log');
  const clock = { origin: new Date().toISOString(), speed: paced(options.speed) };
  const sandbox = await startSandbox({
    data: join(data, 'sandbox'),
    hostUrl: 'http://127.0.0.1:9',
    seed: options.seed,
    clockOrigin: clock.origin,
    speed: clock.speed,
  });
  try {
    const plan = { data: join(data, 'host'), clock, sandboxUrl: sandbox.url, guard: options.guard };
    const first = await listening(startHostProcess({ ...plan, port: 0 }), sandbox);
    const port = Number(new URL(first.url).port);
    await postJson(`${sandbox.url}/sandbox/start`, { orders: options.orders, ratePerSecond: 40 });
    await killed(first);
    for (const crash of options.crashes) {
      const host = startHostProcess({ ...plan, port, crash: { ...crash, log } });
      await settled({ ...first, ...host }, sandbox, { ...options, looks: MOST_LOOKS });
      if (!isOver(host)) await killed(host);
    }
    const last = await listening(startHostProcess({ ...plan, port }), sandbox);
    await settled(last, sandbox, options);
    const orders = await demoOrders(last, sandbox.url);
    last.child.kill('SIGTERM');
    await last.exited;
    return {
      data: plan.data,
      orders,
      fired: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [],
      ended: orders.length === options.orders && allEnded(orders),
      effects: await journal(sandbox),
    };
  } finally {
    await sandbox.stop();
  }
}

function startHostProcess(plan: CrashingHostPlan): HostProcess {
  const script = join(import.meta.dirname, 'crashing-host.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exited: new Promise((resolve) => child.once('exit', () => resolve())) };
}

/** Waits until the host listens and tells the sandbox of it. */
async function listening(host: HostProcess, sandbox: SandboxProcess): Promise<ListeningHost> {
  if (host.child.stdout === null) throw new Error('the host has no output');
  for await (const line of createInterface({ input: host.child.stdout })) {
    const { url, token, shared } = JSON.parse(line) as {
      url: string;
      token: string;
      shared: object;
    };
    await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: url, ...shared });
    return { ...host, url, token };
  }
  throw new Error('the host ended before it listened');
}

async function killed(host: HostProcess): Promise<void> {
  host.child.kill('SIGKILL');
  await host.exited;
}

function isOver({ child }: HostProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Waits until all orders are where their scripts end, or the looks are used up, or the host died. */
async function settled(
  host: ListeningHost,
  sandbox: SandboxProcess,
  { looks, orders }: KillRunOptions,
): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    if (isOver(host)) return;
    await pause(LOOK_MS);
    const now = await demoOrders(host, sandbox.url).catch(() => []);
    if (now.length === orders && allEnded(now)) return;
    const waiting = now.filter(({ actualEnd }) => actualEnd === 'needs-operator');
    for (const { link } of waiting) await letGoOn(host, link).catch(() => undefined);
  }
}

/**
 * An operator lets a parcel go on whose deadline passed: business time goes on while the host is
 * down, the longer the slower the machine starts it again. What failed otherwise stays.
 */
async function letGoOn(host: ListeningHost, link: string): Promise<void> {
  const path = `/v1/consignments/${link.split('/').at(-1) ?? ''}`;
  const { body, etag = '' } = await callApi(host, 'GET', path);
  const { refusal } = body as { readonly refusal?: { readonly code: string } };
  if (refusal?.code !== 'deadline-exceeded') return;
  const stage = { stage: 'dispatch' };
  await callApi(host, 'POST', `${path}/resume`, { body: stage, headers: { 'if-match': etag } });
}

async function journal({ url }: SandboxProcess): Promise<readonly Effect[]> {
  const answer = await fetch(`${url}/sandbox/journal`);
  const { effects } = (await answer.json()) as { effects: readonly Effect[] };
  return effects;
}
