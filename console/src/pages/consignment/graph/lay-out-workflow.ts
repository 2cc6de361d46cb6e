import type { Workflow } from '../../../api/workflow.ts';

/** Where the happy path runs: from left to right, or down a narrow screen. */
export type Direction = 'across' | 'down';

/** A state with the place of its box; measures in pixels at full size. */
export interface PlacedState {
  readonly name: string;
  readonly part: 'path' | 'beside' | 'end';
  readonly x: number;
  readonly y: number;
}

/** Measures of a box and of the grid it stands on. */
export const BOX = { width: 160, height: 52 } as const;
const ACROSS = { column: 188, row: 104 } as const;
const DOWN = { column: 196, row: 82 } as const;

/**
 * Places the states: the happy path in one line, the states beside it in the next, and ends that
 * only they lead to in the last. The same workflow always gives the same picture.
 */
export function layOutWorkflow(workflow: Workflow, direction: Direction): readonly PlacedState[] {
  const path = happyPath(workflow);
  const others = workflow.states.filter(({ name }) => !path.includes(name));
  const beside = inOrder(
    workflow,
    others.filter(({ end }) => end !== true).map(({ name }) => name),
  );
  const ends = others.filter(({ end }) => end === true).map(({ name }) => name);
  const line = (names: readonly string[], part: PlacedState['part'], row: number) =>
    names.map((name, index): PlacedState => {
      const along = spread(index, names.length, path.length);
      return {
        name,
        part,
        ...(direction === 'across' ? across(along, row) : down(along, part, index)),
      };
    });
  const besideSteps = beside.length;
  const placedEnds = line(ends, 'end', 2).map((end, index) =>
    direction === 'across' ? end : { ...end, ...downEnd(besideSteps, index) },
  );
  return [...line(path, 'path', 0), ...line(beside, 'beside', 1), ...placedEnds];
}

/** From the start along `next` to an end. */
function happyPath({ startAt, transitions }: Workflow): readonly string[] {
  const path = [startAt];
  for (;;) {
    const from = path.at(-1);
    const next = transitions.find((each) => each.from === from && each.kind === 'next');
    if (next === undefined || path.includes(next.to)) return path;
    path.push(next.to);
  }
}

/** A state stands before the one it leads to. */
function inOrder({ transitions }: Workflow, names: readonly string[]): readonly string[] {
  const leads = (from: string, to: string) =>
    transitions.some((each) => each.kind === 'next' && each.from === from && each.to === to);
  return names.toSorted((a, b) => Number(leads(b, a)) - Number(leads(a, b)));
}

/** Spreads `count` boxes over a line of `places`, centred. */
function spread(index: number, count: number, places: number): number {
  if (count >= places) return index;
  const step = (places - 1) / count;
  return step / 2 + index * step;
}

function across(along: number, row: number): { x: number; y: number } {
  return { x: along * ACROSS.column, y: row * ACROSS.row };
}

function down(along: number, part: PlacedState['part'], index: number): { x: number; y: number } {
  if (part === 'path') return { x: 0, y: along * DOWN.row };
  return { x: DOWN.column, y: (0.6 + index * 1.25) * DOWN.row };
}

function downEnd(besideSteps: number, index: number): { x: number; y: number } {
  return { x: DOWN.column, y: (0.6 + besideSteps * 1.25 + index * 0.8) * DOWN.row };
}
