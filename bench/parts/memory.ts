import { fillResult } from '../load/jobs.ts';
import type { Figure, PartResult } from '../run/figure.ts';
import type { Workplace } from '../run/workplace.ts';
import { hostMemory } from '../stand/messages.ts';
import type { HostMemory } from '../stand/messages.ts';
import { standWithSilentPartners } from '../stand/stand.ts';

/** Consignments that wait at each reading. The first ones pay for compilation and caches. */
const LEVELS = [0, 500, 2_000, 10_000] as const;
const WARM = 1;
const AT_ONCE = 64;
const MOST_MS = 75_000;
const KILOBYTE = 1_000;

interface Reading extends HostMemory {
  readonly waiting: number;
}

/** What each consignment that waits for a partner costs the host's memory. */
export async function memory(place: Workplace): Promise<PartResult> {
  const { load, host, target } = await standWithSilentPartners(place, ['--expose-gc']);
  const until = performance.now() + MOST_MS;
  const readings: Reading[] = [];
  let waiting = 0;
  for (const level of LEVELS) {
    const orders = level - waiting;
    const fill = { kind: 'fill', target, atOnce: AT_ONCE, first: waiting, orders };
    if (orders > 0) {
      const mostMs = until - performance.now();
      waiting += (await load.ask({ ...fill, mostMs }, fillResult)).waiting;
    }
    readings.push({ waiting, ...(await host.ask('memory', hostMemory)) });
    // Too slow a machine: what was reached is reported.
    if (waiting < level) break;
  }
  return { figures: figuresOf(readings), raw: { readings } };
}

function figuresOf(readings: readonly Reading[]): readonly Figure[] {
  const [empty, last] = [readings[0], readings.at(-1)];
  const warm = readings[WARM];
  if (empty === undefined || warm === undefined || last === undefined) return [];
  const few = warm === last ? empty : warm;
  const heap = ({ heap: bytes, external }: Reading) => bytes + external;
  const rss = ({ rss: bytes }: Reading) => bytes;
  const each = (of: (reading: Reading) => number, from: Reading, to: Reading) =>
    (of(to) - of(from)) / (to.waiting - from.waiting) / KILOBYTE;
  const bar = { side: 'at most', must: 20, aim: 8 } as const;
  const range = `from ${String(few.waiting)} to ${String(last.waiting)} waiting`;
  const levels = readings.map(
    (reading) => `${megabytes(rss(reading))} at ${String(reading.waiting)}`,
  );
  return [
    {
      name: 'heap per open consignment',
      value: each(heap, few, last),
      unit: 'kB',
      bar,
      note: `${range}, after garbage collection, buffers included`,
    },
    {
      name: 'resident memory per open consignment',
      value: each(rss, few, last),
      unit: 'kB',
      bar,
      note: `${range}, with what the collector and SQLite keep`,
    },
    {
      name: 'heap of the first ones',
      value: each(heap, empty, warm),
      unit: 'kB',
      note: `per consignment up to ${String(warm.waiting)}, compiled code included`,
    },
    {
      name: 'resident memory of the host',
      value: rss(last) / 1e6,
      unit: 'MB',
      note: levels.join(', '),
    },
  ];
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6));
}
