import { readFileSync } from 'node:fs';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { z } from 'zod';

/** A workflow in Amazon States Language and the hash it is known by. */
export interface WorkflowDefinition {
  readonly hash: string;
  readonly definition: StateMachineDefinition;
}

const shape = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

/** What is legal was checked when it was generated; here it only has to be a definition at all. */
export const stateMachineDefinition = z.custom<StateMachineDefinition>(
  (value) => shape.safeParse(value).success,
);

const generated = z.object({ hash: z.string(), definition: stateMachineDefinition });

/** Reads what `npm run generate:workflow` wrote. Throws when it is not there. */
export function readWorkflowDefinition(path: string): WorkflowDefinition {
  return generated.parse(JSON.parse(readFileSync(path, 'utf8')));
}
