/** The part of an Amazon States Language definition that a graph is drawn from. */
export interface StateMachine {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: MachineState };
}

export interface MachineState {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Parameters?: { readonly Payload?: { readonly stage?: string } };
}

/** One state; `stage` is what its token waits in, absent where nothing waits. */
export interface GraphState {
  readonly name: string;
  readonly type: string;
  readonly stage?: string;
  readonly comment: string;
  readonly end: boolean;
}

/** Errors that lead from one state to another share one transition. */
export interface GraphTransition {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly kind: 'next' | 'catch';
}

/** The state machine as it is deployed, for drawing. */
export interface WorkflowGraph {
  readonly definitionHash: string;
  readonly startAt: string;
  readonly states: readonly GraphState[];
  readonly transitions: readonly GraphTransition[];
}

/** Draws the graph: states along the happy path first, then the others as they are defined. */
export function workflowGraph(definitionHash: string, machine: StateMachine): WorkflowGraph {
  const path = happyPath(machine);
  const others = Object.keys(machine.States).filter((name) => !path.includes(name));
  const names = [...path, ...others];
  return {
    definitionHash,
    startAt: machine.StartAt,
    states: names.map((name) => graphState(name, machine.States[name])),
    transitions: names.flatMap((name) => transitionsOf(name, machine.States[name])),
  };
}

function happyPath({ StartAt, States }: StateMachine): readonly string[] {
  const path: string[] = [];
  let at: string | undefined = StartAt;
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = States[at]?.Next;
  }
  return path;
}

function graphState(name: string, state: MachineState | undefined): GraphState {
  return {
    name,
    type: state?.Type ?? '',
    stage: state?.Parameters?.Payload?.stage,
    comment: state?.Comment ?? '',
    end: state?.Next === undefined,
  };
}

function transitionsOf(from: string, state: MachineState | undefined): readonly GraphTransition[] {
  const caught = new Map<string, string[]>();
  for (const { ErrorEquals, Next } of state?.Catch ?? []) {
    caught.set(Next, [...(caught.get(Next) ?? []), ...ErrorEquals]);
  }
  const next =
    state?.Next === undefined ? [] : [{ from, to: state.Next, label: '', kind: 'next' as const }];
  return [
    ...next,
    ...[...caught].map(([to, errors]) => ({
      from,
      to,
      label: errors.join(', '),
      kind: 'catch' as const,
    })),
  ];
}
