import { fillResult } from '../load/jobs.ts';
import type { Figure, PartResult } from '../run/figure.ts';
import type { Workplace } from '../run/workplace.ts';
import { hostMemory } from '../stand/messages.ts';
import type { HostMemory } from '../stand/messages.ts';
import { standWithSilentPartners } from '../stand/stand.ts';

/** Consignments that wait at each reading. The first pays for compilation and caches. */
const LEVELS = [0, 500, 2_000, 10_000] as const;
const AT_ONCE = 64;
const MOST_MS_PER_ORDER = 8;
const KILOBYTE = 1_000;

interface Reading extends HostMemory {
  readonly waiting: number;
}

/** What each consignment that waits for a partner costs the host's memory. */
export async function memory(place: Workplace): Promise<PartResult> {
  const { load, host, target } = await standWithSilentPartners(place, ['--expose-gc']);
  const readings: Reading[] = [];
  let waiting = 0;
  for (const level of LEVELS) {
    const orders = level - waiting;
    const fill = { kind: 'fill', target, atOnce: AT_ONCE, first: waiting, orders };
    if (orders > 0) {
      const mostMs = orders * MOST_MS_PER_ORDER;
      waiting += (await load.ask({ ...fill, mostMs }, fillResult)).waiting;
    }
    readings.push({ waiting, ...(await host.ask('memory', hostMemory)) });
    if (waiting < level) break;
  }
  return { figures: figuresOf(readings), raw: { readings } };
}

function figuresOf(readings: readonly Reading[]): readonly Figure[] {
  const [empty, , few, many] = readings;
  if (empty === undefined || few === undefined) return [];
  const bar = { side: 'at most', must: 20, aim: 8 } as const;
  const last = many ?? few;
  const heap = ({ heap: bytes, external }: Reading) => bytes + external;
  const first = (from: Reading, to: Reading) =>
    `from ${String(from.waiting)} to ${String(to.waiting)} waiting`;
  const slope = (of: (reading: Reading) => number, from: Reading, to: Reading) =>
    (of(to) - of(from)) / (to.waiting - from.waiting) / KILOBYTE;
  const rss = ({ rss: bytes }: Reading) => bytes;
  const megabytes = readings.map((each) => Math.round(rss(each) / 1e6)).join(', ');
  const levels = readings.map((each) => String(each.waiting)).join(', ');
  return [
    {
      name: `heap per open consignment, ${first(few, last)}`,
      value: slope(heap, few, last),
      unit: 'kB',
      bar,
      note: 'after garbage collection, buffers included',
    },
    {
      name: `resident memory per open consignment, ${first(few, last)}`,
      value: slope(rss, few, last),
      unit: 'kB',
      bar,
      note: 'with what the collector and SQLite keep for themselves',
    },
    {
      name: `heap per open consignment, ${first(empty, few)}`,
      value: slope(heap, empty, few),
      unit: 'kB',
      note: 'compiled code and caches of the first orders included',
    },
    {
      name: `resident memory of the host, ${String(last.waiting)} waiting`,
      value: rss(last) / 1e6,
      unit: 'MB',
      note: `${megabytes} MB at ${levels}`,
    },
  ];
}
