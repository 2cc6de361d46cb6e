// A host process that kills itself at a hook. Started by the kill journey, with its plan as JSON.
import { inspect } from 'node:util';
import { startHost } from '../../local/host.ts';
import { seedDemo } from '../../scripts/start/seed-demo.ts';
import { crashPoint, withHooks } from './crash-hooks.ts';
import type { CrashPlan } from './crash-hooks.ts';
import { without } from './removed-guards.ts';
import type { Guard } from './removed-guards.ts';

export interface CrashingHostPlan {
  readonly data: string;
  readonly port: number;
  readonly clock: { readonly origin: string; readonly speed: number };
  readonly sandboxUrl: string;
  readonly crash?: CrashPlan;
  readonly guard?: Guard;
}

const plan = JSON.parse(process.argv[2] ?? '{}') as CrashingHostPlan;
const host = await startHost({
  data: plan.data,
  host: '127.0.0.1',
  port: plan.port,
  clock: plan.clock,
  allowLoopback: true,
  simulated: true,
  sweepEveryMs: 200,
  reconcileEveryMs: 3_600_000,
  summariseEveryMs: 3_600_000,
  onFault: (fault) => {
    throw fault;
  },
  report: (error) => {
    process.stderr.write(`${inspect(error)}\n`);
  },
  around: (services) => withHooks(without(plan.guard, services), crashPoint(plan.crash)),
});
const { directory, ledger, clock } = host.services;
const ports = { directory, ledger, secrets: host.secrets };
const shared = await seedDemo(ports, plan.sandboxUrl, clock.now());
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token, shared })}\n`);
process.once('SIGTERM', () => {
  void host.stop().then(() => process.exit(0));
});
