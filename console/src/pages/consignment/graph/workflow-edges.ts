import type { LiveState } from '../../../api/consignment.ts';
import type { Workflow } from '../../../api/workflow.ts';
import type { Direction, PlacedState } from './lay-out-workflow.ts';

/** The side of a box that a line leaves or reaches. */
type Side = 'top' | 'right' | 'bottom' | 'left';

/** One line of the graph; several catches from one state to another are one line. */
export interface WorkflowEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'catch';
  readonly fromSide: Side;
  readonly toSide: Side;
  /** Runs outside around boxes that stand between. */
  readonly around: boolean;
  /** This consignment went this way. */
  readonly taken: boolean;
}

/** The lines between placed states. A state that renews itself has none: its details say so. */
export function workflowEdges(
  workflow: Workflow,
  placed: readonly PlacedState[],
  states: readonly LiveState[],
  direction: Direction,
): readonly WorkflowEdge[] {
  const place = new Map(placed.map((state) => [state.name, state]));
  const live = new Map(states.map((state) => [state.name, state]));
  const edges = new Map<string, WorkflowEdge>();
  for (const { from, to, kind } of workflow.transitions) {
    const [start, end] = [place.get(from), place.get(to)];
    if (from === to || start === undefined || end === undefined) continue;
    const id = `${from} ${kind} ${to}`;
    const around = isBetween(placed, start, end);
    const [fromSide, toSide] = around ? outside(start, direction) : sides(start, end, direction);
    const taken = wasTaken(kind, live.get(from), live.get(to));
    edges.set(id, { id, from, to, kind, fromSide, toSide, around, taken });
  }
  return [...edges.values()];
}

function sides(start: PlacedState, end: PlacedState, direction: Direction): readonly [Side, Side] {
  const sameLine = direction === 'across' ? start.y === end.y : start.x === end.x;
  const horizontal = sameLine === (direction === 'across');
  if (horizontal) return start.x < end.x ? ['right', 'left'] : ['left', 'right'];
  return start.y < end.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

/** Whether another box stands on the straight line from one to the other. */
function isBetween(placed: readonly PlacedState[], a: PlacedState, b: PlacedState): boolean {
  const within = (at: number, one: number, other: number) =>
    at > Math.min(one, other) && at < Math.max(one, other);
  return placed.some(
    ({ x, y }) =>
      (a.x === b.x && x === a.x && within(y, a.y, b.y)) ||
      (a.y === b.y && y === a.y && within(x, a.x, b.x)),
  );
}

function outside({ x }: PlacedState, direction: Direction): readonly [Side, Side] {
  if (direction === 'across') return ['bottom', 'bottom'];
  return x === 0 ? ['left', 'left'] : ['right', 'right'];
}

/** States say when they were entered, not from where: a catch was taken out of a state that failed. */
function wasTaken(kind: 'next' | 'catch', from?: LiveState, to?: LiveState): boolean {
  if (from === undefined || to === undefined || to.visits === 0) return false;
  return kind === 'next' ? from.status === 'done' : from.status === 'failed';
}
