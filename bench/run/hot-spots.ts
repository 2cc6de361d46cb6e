import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');

/** A profile as V8 writes it; times in microseconds. */
const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** A function and the time that was spent in itself, without what it called. */
export interface HotSpot {
  readonly name: string;
  readonly milliseconds: number;
  /** Of the time in which the processor was not idle. */
  readonly percent: number;
}

/** The `most` functions that took most of the processor in the profiles of a folder. */
export function hotSpots(folder: string, most: number): readonly HotSpot[] {
  const spent = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = profileSchema.parse(
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    );
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    samples.forEach((id, index) => {
      const name = names.get(id) ?? '';
      if (name !== '(idle)') spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0));
    });
  }
  const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, time]) => ({ name, milliseconds: time / 1_000, percent: (100 * time) / total }));
}

function nameOf(frame: { functionName: string; url: string; lineNumber: number }): string {
  const { functionName, url, lineNumber } = frame;
  const file = url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : url;
  const where = file === '' ? '' : ` ${file}:${String(lineNumber + 1)}`;
  return `${functionName === '' ? '(anonymous)' : functionName}${where}`;
}
