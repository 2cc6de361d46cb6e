import { StateMachine } from 'aws-local-stepfunctions';
import type { RunOptions, StateMachineDefinition } from 'aws-local-stepfunctions';

type TaskHandlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

/** A definition ready to run, from its start or from a state in its middle. */
export interface Machine {
  readonly handlers: TaskHandlers;
  from(state: string | undefined): StateMachine;
}

/**
 * Prepares a definition. It was validated when it was generated.
 *
 * @param enter called on each entry into a token state, with the state's name and its payload
 */
export function prepareMachine(
  definition: StateMachineDefinition,
  enter: (state: string, input: unknown) => Promise<null>,
): Machine {
  const machines = new Map<string, StateMachine>();
  const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task');
  return {
    handlers: Object.fromEntries(
      tasks.map(([state]) => [state, (input: unknown) => enter(state, input)]),
    ),
    from: (state) => {
      const StartAt = state ?? definition.StartAt;
      const known = machines.get(StartAt);
      if (known !== undefined) return known;
      const machine = new StateMachine(
        { ...definition, StartAt },
        { validationOptions: { noValidate: true } },
      );
      machines.set(StartAt, machine);
      return machine;
    },
  };
}

/** What is read of the events of a run. */
export interface RunEvent {
  readonly type: string;
  readonly state?: { readonly name: string };
}

/** The state in which a run ended: the one it entered last. */
export async function endOf(events: AsyncIterable<RunEvent>): Promise<string> {
  let last = '';
  for await (const event of events) {
    if (event.type === 'StateEntered') last = event.state?.name ?? '';
  }
  return last;
}
