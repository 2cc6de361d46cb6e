import { openResult } from '../load/jobs.ts';
import type { PartResult } from '../run/figure.ts';
import { percentile } from '../run/percentile.ts';
import type { Workplace } from '../run/workplace.ts';
import { standWithSandbox } from '../stand/stand.ts';

const PER_SECOND = 20;
const WARM_UP_MS = 5_000;
const MEASURE_MS = 30_000;

/** How long a sender waits for the acknowledgement while earlier orders are worked. */
export async function acknowledgement(place: Workplace): Promise<PartResult> {
  const { load, target } = await standWithSandbox(place);
  const times = { perSecond: PER_SECOND, warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS, first: 0 };
  const result = await load.ask({ kind: 'open', target, ...times }, openResult);
  const { acknowledgeMs, lateMs, failed, delivered } = result;
  const all = (PER_SECOND * (WARM_UP_MS + MEASURE_MS)) / 1_000;
  const at = `at ${String(PER_SECOND)} orders/s, open loop`;
  const late = `generator late p99 ${percentile(lateMs, 0.99).toFixed(2)} ms`;
  const figures = [
    {
      name: `acknowledgement p50 ${at}`,
      value: percentile(acknowledgeMs, 0.5),
      unit: 'ms',
      bar: { side: 'at most', must: 5, aim: 2 },
      note: `from the moment it was due; ${late}`,
    },
    {
      name: `acknowledgement p99 ${at}`,
      value: percentile(acknowledgeMs, 0.99),
      unit: 'ms',
      bar: { side: 'at most', must: 15, aim: 8 },
      note: `${String(failed)} refused; ${String(delivered)} of ${String(all)} delivered by the end`,
    },
  ] as const;
  return { figures, raw: result };
}
