import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Linux counts processor time in hundredths of a second wherever Node runs (USER_HZ). */
const MS_PER_TICK = 10;
/**
 * Columns of /proc/<pid>/stat behind the name: utime and stime, and the same of children that have
 * ended. Source: proc(5).
 */
const TIMES = [11, 12, 13, 14];
/** Columns of the first line of /proc/stat that are not idle: user nice system irq softirq steal. */
const BUSY = [0, 1, 2, 5, 6, 7];

/**
 * Processor time by process, with its ended children, and of the whole machine, since their start.
 * Milliseconds.
 */
export interface CpuReading {
  readonly at: number;
  readonly byPid: readonly number[];
  readonly machine: number;
}

/** Reads /proc; NaN where there is none, as on macOS. */
export function readCpu(pids: readonly number[]): CpuReading {
  return { at: performance.now(), byPid: pids.map(processMs), machine: machineMs() };
}

/** Processor time between two readings: per process, and the percentage that others took of the machine. */
export function cpuBetween(
  from: CpuReading,
  to: CpuReading,
): { readonly byPid: readonly number[]; readonly foreignPercent: number } {
  const byPid = to.byPid.map((after, index) => after - (from.byPid[index] ?? 0));
  const ours = byPid.reduce((sum, each) => sum + each, 0);
  const foreign = to.machine - from.machine - ours;
  const all = (to.at - from.at) * availableParallelism();
  return { byPid, foreignPercent: Math.max(0, (100 * foreign) / all) };
}

function processMs(pid: number): number {
  const columns =
    textOf(`/proc/${String(pid)}/stat`)
      .split(') ')
      .at(-1)
      ?.split(' ') ?? [];
  return MS_PER_TICK * TIMES.reduce((sum, column) => sum + Number(columns[column]), 0);
}

function machineMs(): number {
  const [line = ''] = textOf('/proc/stat').split('\n');
  const columns = line.trim().split(/\s+/).slice(1);
  return MS_PER_TICK * BUSY.reduce((sum, column) => sum + Number(columns[column]), 0);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
