import { refuseResult } from '../load/jobs.ts';
import type { RefuseResult } from '../load/jobs.ts';
import type { Figure, PartResult } from '../run/figure.ts';
import { percentile } from '../run/percentile.ts';
import type { Workplace } from '../run/workplace.ts';
import { standWithSilentPartners } from '../stand/stand.ts';

const TIMES = 200;
/** What must be refused may cost this much, so that nobody can keep the host busy with it. */
const MOST_MS = 50;

/** How long the host takes to refuse what is too large, too deep or not signed. */
export async function refusal(place: Workplace): Promise<PartResult> {
  const { load, host, target, token } = await standWithSilentPartners(place);
  const told = { kind: 'refuse', target, token, times: TIMES, pid: host.pid };
  const result = await load.ask(told, refuseResult);
  return { figures: result.cases.flatMap(figuresOf), raw: result };
}

function figuresOf(each: RefuseResult['cases'][number]): readonly Figure[] {
  const { name, expected, statuses, times, cpuMs } = each;
  const asExpected = statuses[String(expected)] ?? 0;
  const others = Object.entries(statuses)
    .filter(([status]) => status !== String(expected))
    .map(([status, count]) =>
      status === '0' ? `${String(count)} broken` : `${String(count)}× ${status}`,
    );
  const answers = [`${String(asExpected)}× ${String(expected)}`, ...others].join(', ');
  const cpu = `${(cpuMs / times.length).toFixed(2)} CPU-ms each`;
  return [
    { name: `${name} p50`, value: percentile(times, 0.5), unit: 'ms', note: `${answers}; ${cpu}` },
    {
      name: `${name} p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      bar: { side: 'at most', must: MOST_MS },
    },
  ];
}
