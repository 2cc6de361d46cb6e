import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { z } from 'zod';
import type { ExecutionInput } from '../../functions/runtime/contracts/stage-payload.ts';
import { numberOf, textOf } from '../sqlite/columns.ts';
import type { Database, Row } from '../sqlite/database.ts';
import { stateMachineDefinition } from './definition.ts';
import type { WorkflowDefinition } from './definition.ts';

/** One entry into a state: `entry` counts from 1 per execution, `entered` is wall time. */
export interface StateEntry {
  readonly entry: number;
  readonly state: string;
  readonly entered: string;
}

/** An execution as it stands in the database; without `last` it has not entered a state yet. */
export interface StoredExecution {
  readonly name: string;
  readonly definitionHash: string;
  readonly input: ExecutionInput;
  readonly last?: StateEntry;
}

/** `succeeded` ends in a Succeed state; `failed` is a bug. */
export type ExecutionStatus = 'open' | 'succeeded' | 'failed';

const inputSchema = z.object({ consignmentId: z.string() });

/** Adds an execution and the definition it runs by; false when the name is taken. */
export function addExecution(
  db: Database,
  execution: StoredExecution,
  { hash, definition }: WorkflowDefinition,
): boolean {
  const added = db.run(
    `INSERT INTO executions (name, definition_hash, input, status) VALUES (?, ?, ?, 'open')
     ON CONFLICT DO NOTHING`,
    execution.name,
    execution.definitionHash,
    JSON.stringify(execution.input),
  );
  if (added === 0) return false;
  if (storedDefinition(db, hash) === undefined) {
    db.run(
      'INSERT INTO workflow_definitions (hash, definition) VALUES (?, ?)',
      hash,
      JSON.stringify(definition),
    );
  }
  return true;
}

/** Notes the entry into a state: where the execution goes on after a crash. */
export function addStateEntry(db: Database, name: string, at: StateEntry): void {
  db.run(
    'INSERT INTO execution_states (name, entry, state, entered) VALUES (?, ?, ?, ?)',
    name,
    at.entry,
    at.state,
    at.entered,
  );
}

/** Closes an execution. */
export function endExecution(db: Database, name: string, status: ExecutionStatus): void {
  db.run('UPDATE executions SET status = ? WHERE name = ?', status, name);
}

/** How an execution stands; undefined when there is none of that name. */
export function executionStatus(db: Database, name: string): string | undefined {
  const row = db.one('SELECT status FROM executions WHERE name = ?', name);
  return row && textOf(row, 'status');
}

/** Every state an execution entered, in order. */
export function stateEntries(db: Database, name: string): readonly StateEntry[] {
  return db
    .all('SELECT entry, state, entered FROM execution_states WHERE name = ? ORDER BY entry', name)
    .map(stateEntry);
}

/** Open executions after a name, by name, with the state each is in. */
export function openExecutions(
  db: Database,
  after: string,
  limit: number,
): readonly StoredExecution[] {
  const rows = db.all(
    `SELECT name, definition_hash, input, entry, state, entered
     FROM executions LEFT JOIN execution_states USING (name)
     WHERE status = 'open' AND name > ? AND (entry IS NULL OR entry = (
       SELECT max(newest.entry) FROM execution_states AS newest WHERE newest.name = executions.name))
     ORDER BY name LIMIT ?`,
    after,
    limit,
  );
  return rows.map((row) => ({
    name: textOf(row, 'name'),
    definitionHash: textOf(row, 'definition_hash'),
    input: inputSchema.parse(JSON.parse(textOf(row, 'input'))),
    last: row.entry === null ? undefined : stateEntry(row),
  }));
}

/** The definition that was current when executions of this hash started. */
export function storedDefinition(db: Database, hash: string): StateMachineDefinition | undefined {
  const row = db.one('SELECT definition FROM workflow_definitions WHERE hash = ?', hash);
  return row && stateMachineDefinition.parse(JSON.parse(textOf(row, 'definition')));
}

function stateEntry(row: Row): StateEntry {
  return {
    entry: numberOf(row, 'entry'),
    state: textOf(row, 'state'),
    entered: textOf(row, 'entered'),
  };
}
