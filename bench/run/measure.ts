import { setTimeout as pause } from 'node:timers/promises';
import { acknowledgement } from '../parts/acknowledgement.ts';
import { channels } from '../parts/channels.ts';
import { bundles } from '../parts/bundles.ts';
import { memory } from '../parts/memory.ts';
import { planning } from '../parts/planning.ts';
import { refusal } from '../parts/refusal.ts';
import { throughput } from '../parts/throughput.ts';
import { cpuBetween, readCpu } from './cpu.ts';
import type { PartResult } from './figure.ts';
import type { BenchOptions, PartName } from './options.ts';
import type { Workplace } from './workplace.ts';

type Part = (place: Workplace, options: BenchOptions) => Promise<PartResult>;

const PARTS: { readonly [Name in PartName]: Part } = {
  throughput: (place, { profile }) => throughput(place, profile),
  ack: acknowledgement,
  channels,
  memory,
  planning,
  bundles,
  refusal,
};
const MOST_MS = 90_000;

/** What became of a part: its figures, or why there are none. */
export type Measured =
  | ({
      readonly kind: 'measured';
      readonly seconds: number;
      /** Share of the machine that others took meanwhile: above 10 % the times say little. */
      readonly foreignPercent: number;
    } & PartResult)
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs one part within its time, and clears away what it started, whatever happens. */
export async function measure(
  name: PartName,
  place: Workplace,
  options: BenchOptions,
): Promise<Measured> {
  const before = readCpu([process.pid]);
  try {
    const result = await within(MOST_MS, PARTS[name](place, options));
    await place.clear();
    const after = readCpu([process.pid]);
    const { foreignPercent } = cpuBetween(before, after);
    return { kind: 'measured', seconds: (after.at - before.at) / 1_000, foreignPercent, ...result };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown fault' };
  } finally {
    await place.clear();
  }
}

async function within<T>(mostMs: number, work: Promise<T>): Promise<T> {
  const inTime = new AbortController();
  const tooLong = pause(mostMs, undefined, { signal: inTime.signal }).then(
    () => Promise.reject(new Error(`took longer than ${String(mostMs / 1_000)} s`)),
    () => work,
  );
  return Promise.race([work, tooLong]).finally(() => inTime.abort());
}
