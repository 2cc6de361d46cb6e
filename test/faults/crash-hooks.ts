import { appendFileSync } from 'node:fs';
import type { HostServices } from '../../local/handler-table.ts';

/** Where the process may be killed: around every durable write, partner call and resume. */
export const HOOKS = [
  'before-commit',
  'after-commit',
  'before-partner-call',
  'after-partner-call',
  'before-resume',
  'after-resume',
] as const;
export type Hook = (typeof HOOKS)[number];

/** Kill at the `after`-th time this hook (or any, for `any`) is passed. */
export interface CrashPlan {
  readonly hook: Hook | 'any';
  readonly after: number;
  /** File that gets the hook's name just before the kill. */
  readonly log: string;
}

/** Calls the hook; the process ends here when its time has come. */
export function crashPoint(plan: CrashPlan | undefined): (hook: Hook) => void {
  let passed = 0;
  return (hook) => {
    if (plan === undefined || (plan.hook !== 'any' && plan.hook !== hook)) return;
    passed += 1;
    if (passed < plan.after) return;
    appendFileSync(plan.log, `${hook}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
}

/** Services with a hook before and after each commit, partner call and resume. */
export function withHooks(services: HostServices, at: (hook: Hook) => void): HostServices {
  const { orders, loads, ledger, workflow } = services;
  return {
    ...services,
    orders: { ...orders, commit: between(at, 'commit', (change) => orders.commit(change)) },
    loads: { ...loads, commit: between(at, 'commit', (change) => loads.commit(change)) },
    ledger: { ...ledger, move: between(at, 'commit', (movements) => ledger.move(movements)) },
    workflow: {
      start: (id, retry) => workflow.start(id, retry),
      resume: between(at, 'resume', (token, outcome) => workflow.resume(token, outcome)),
    },
    warehouse: partner(services.warehouse, at),
    carrier: partner(services.carrier, at),
    paymentFirm: partner(services.paymentFirm, at),
    customs: partner(services.customs, at),
    marketplace: partner(services.marketplace, at),
  };
}

function between<Args extends unknown[], Result>(
  at: (hook: Hook) => void,
  what: 'commit' | 'partner-call' | 'resume',
  call: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    at(`before-${what}`);
    const result = await call(...args);
    at(`after-${what}`);
    return result;
  };
}

function partner<Port extends object>(port: Port, at: (hook: Hook) => void): Port {
  const entries = Object.entries(port).map(([name, call]) => [
    name,
    between(at, 'partner-call', call as (...args: unknown[]) => Promise<unknown>),
  ]);
  return Object.fromEntries(entries) as Port;
}
