import type { ConsignmentEvent } from '../../domain/consignment/consignment-events.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { stageMeaning } from '../../domain/consignment/stage-meanings.ts';
import { STAGES } from '../../domain/consignment/stages.ts';
import type { Task } from '../../domain/consignment/task.ts';
import type { Instant } from '../../domain/instant.ts';
import type { GraphState, WorkflowGraph } from './workflow-graph.ts';

/** `current` waits for a partner, `waiting` for a person; `failed` was left by an error. */
export type LiveStatus = 'done' | 'current' | 'waiting' | 'failed' | 'ahead';

/** How one consignment stands in one state of the workflow; the moments are of its last visit. */
export interface LiveState {
  readonly name: string;
  /** What it stands for in the parcel's trade mode; absent of ends. */
  readonly meaning?: string;
  readonly status: LiveStatus;
  readonly visits: number;
  readonly enteredAt?: Instant;
  readonly leftAt?: Instant;
}

/** What is known of the visits to one stage, or of an end. */
interface Trace {
  readonly visits: number;
  readonly enteredAt: Instant;
  readonly leftAt?: Instant;
  readonly failed: boolean;
}

export interface LiveFacts {
  readonly consignment: Consignment;
  readonly events: readonly ConsignmentEvent[];
  readonly task: Task | undefined;
}

/** The live state of every state of the workflow, in the graph's order. */
export function liveStates(graph: WorkflowGraph, facts: LiveFacts): readonly LiveState[] {
  const traces = tracesOf(facts);
  return graph.states.map((state) => {
    const trace = traces.get(state.stage ?? endOf(state));
    const shown = { name: state.name, meaning: meaningOf(state, facts) };
    if (trace === undefined) return { ...shown, status: 'ahead', visits: 0 };
    const { visits, enteredAt, leftAt } = trace;
    return { ...shown, status: statusOf(trace, state, facts), visits, enteredAt, leftAt };
  });
}

function meaningOf(state: GraphState, { consignment }: LiveFacts): string | undefined {
  const stage = STAGES.find((each) => each === state.stage);
  return stage && stageMeaning(consignment.mode, stage);
}

/** Ends are named as the status they leave: Written off, `written-off`. */
function endOf({ name }: GraphState): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function tracesOf({ events, task }: LiveFacts): ReadonlyMap<string, Trace> {
  const traces = new Map<string, Trace>();
  let open: string | undefined;
  const close = (at: Instant) => {
    const trace = open === undefined ? undefined : traces.get(open);
    if (open !== undefined && trace !== undefined) {
      traces.set(open, { ...trace, leftAt: trace.leftAt ?? at });
    }
  };
  for (const event of events) {
    if (event.type === 'stage-entered') {
      close(event.at);
      open = event.stage;
      traces.set(open, { visits: event.visit, enteredAt: event.at, failed: false });
    } else if (event.type === 'stage-failed') {
      const trace = traces.get(event.stage);
      if (trace) traces.set(event.stage, { ...trace, failed: true, leftAt: event.at });
    } else if (event.type === 'ended') {
      close(event.at);
      open = undefined;
      traces.set(event.status, { visits: 1, enteredAt: event.at, leftAt: event.at, failed: false });
    }
  }
  // An outcome is on the task before the workflow enters the next state.
  if (open !== undefined && task?.stage === open && task.answeredAt !== undefined) {
    close(task.answeredAt);
  }
  return traces;
}

function statusOf(trace: Trace, state: GraphState, { consignment }: LiveFacts): LiveStatus {
  if (trace.failed) return 'failed';
  if (trace.leftAt !== undefined) return 'done';
  const needsSomebody = consignment.hold !== undefined || state.stage === 'needs-operator';
  return needsSomebody ? 'waiting' : 'current';
}
