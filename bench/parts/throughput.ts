import { closedResult } from '../load/jobs.ts';
import type { ClosedJob, ClosedResult } from '../load/jobs.ts';
import type { Figure, PartResult } from '../run/figure.ts';
import { percentile } from '../run/percentile.ts';
import type { Workplace } from '../run/workplace.ts';
import { standWithBareLoop, standWithSandbox } from '../stand/stand.ts';
import type { Stand } from '../stand/stand.ts';

const CLIENTS = [10, 50] as const;
const TIMES = { warmUpMs: 4_000, measureMs: 12_000, mostOrders: 4_000 } as const;
const BARE_TIMES = { warmUpMs: 2_000, measureMs: 4_000, mostOrders: 20_000 } as const;
/** Best durable engine measured before on 2 cores, by hand on PostgreSQL; not measured here. */
const BEST_ENGINE = 235;

/** Orders per second end to end and what each costs, beside the least that this machine can do. */
export async function throughput(
  place: Workplace,
  profileFolder: string | undefined,
): Promise<PartResult> {
  const profile =
    profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const stand = await standWithSandbox(place, profile);
  const runs: { clients: number; result: ClosedResult }[] = [];
  for (const [index, clients] of CLIENTS.entries()) {
    runs.push({
      clients,
      result: await closed(stand, clients, { ...TIMES, first: index * TIMES.mostOrders }),
    });
  }
  await place.clear();
  const bare = await closed(await standWithBareLoop(place), CLIENTS[1], {
    ...BARE_TIMES,
    first: 0,
  });
  const figures = runs.flatMap(({ clients, result }) => figuresOf(clients, result));
  return { figures: [...figures, bareFigure(bare)], raw: { runs, bare } };
}

function closed(
  { load, host, sandbox, target }: Omit<Stand, 'token'>,
  clients: number,
  times: Pick<ClosedJob, 'warmUpMs' | 'measureMs' | 'mostOrders' | 'first'>,
) {
  const pids = [host.pid, ...(sandbox === undefined ? [] : [sandbox.pid])];
  return load.ask({ kind: 'closed', target, clients, pids, ...times }, closedResult);
}

function perSecond({ delivered, windowMs }: ClosedResult): number {
  return (1_000 * delivered) / windowMs;
}

function figuresOf(clients: number, result: ClosedResult): readonly Figure[] {
  const { cpuMs, delivered, deliverMs, failed, foreignPercent } = result;
  const [host = Number.NaN, sandbox = Number.NaN] = cpuMs;
  const at = `${String(clients)} clients`;
  const others = `others took ${foreignPercent.toFixed(0)} % of the machine`;
  const note = `${others}; ${String(failed)} failed`;
  const bar = { side: 'at least', must: BEST_ENGINE, aim: 2 * BEST_ENGINE } as const;
  return [
    {
      name: `end to end, ${at}`,
      value: perSecond(result),
      unit: 'orders/s',
      ...(clients === CLIENTS[1] ? { bar } : {}),
      note,
    },
    { name: `  host per order, ${at}`, value: host / delivered, unit: 'CPU-ms' },
    { name: `  sandbox per order, ${at}`, value: sandbox / delivered, unit: 'CPU-ms' },
    { name: `  order to delivered p50, ${at}`, value: percentile(deliverMs, 0.5), unit: 'ms' },
    { name: `  order to delivered p99, ${at}`, value: percentile(deliverMs, 0.99), unit: 'ms' },
  ];
}

function bareFigure(bare: ClosedResult): Figure {
  const [host = Number.NaN] = bare.cpuMs;
  const cpu = (host / bare.delivered).toFixed(2);
  return {
    name: `bare loop of five durable steps, ${String(CLIENTS[1])} clients`,
    value: perSecond(bare),
    unit: 'orders/s',
    note: `${cpu} CPU-ms per order; no rules, documents or signatures: an upper limit, not a rival`,
  };
}
