import * as z from 'zod/mini';
import type { StateMachine } from '../../../usecases/views/workflow-graph.ts';

const text = z.optional(z.string());

/** What a graph needs of an Amazon States Language definition; the rest of it is left out. */
const machine = z.object({
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Comment: text,
      Next: text,
      Catch: z.optional(z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() }))),
      Parameters: z.optional(z.object({ Payload: z.optional(z.object({ stage: text })) })),
    }),
  ),
});

/** Reads the deployed definition. Throws when it is no state machine: the host must not start with it. */
export function readStateMachine(definition: unknown): StateMachine {
  return machine.parse(definition);
}
