import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { STAGES } from '../../functions/domain/consignment/stages.ts';
import type { TaskOutcome } from '../../functions/domain/consignment/task.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import type { StagePayload } from '../../functions/runtime/contracts/stage-payload.ts';
import type { Database } from '../sqlite/database.ts';
import type { WorkflowDefinition } from './definition.ts';
import {
  addExecution,
  addStateEntry,
  endExecution,
  executionStatus,
  openExecutions,
  stateEntries,
  storedDefinition,
} from './execution-rows.ts';
import type { StateEntry, StoredExecution } from './execution-rows.ts';
import { endOf, prepareMachine } from './machines.ts';
import type { Machine, RunEvent } from './machines.ts';
import { RunningExecution } from './running-execution.ts';

export interface WorkflowEngineOptions {
  readonly db: Database;
  /** What new executions run by; open ones keep the definition they started with. */
  readonly definition: WorkflowDefinition;
  /** Runs one entry into a token state. `resume` completes its token, returning does not. */
  readonly runStage: (payload: StagePayload) => Promise<void>;
  /** Hears of what should never happen: a stage that throws, an execution that fails. */
  readonly onFault: (fault: unknown, executionName: string) => void;
  /** Wall time, milliseconds. */
  readonly now?: () => number;
}

/** What a task state hands over: a Lambda invocation, of which the payload matters here. */
const taskInput = z.object({
  Payload: z.object({
    stage: z.enum(STAGES),
    consignmentId: z.string(),
    token: z.string(),
    entered: z.string(),
  }),
});

/** A failure that the state machine catches by its name. */
class NamedFailure extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Executions that recover at a time; all their stages ask the database at once. */
const RECOVERED_AT_ONCE = 100;

/**
 * Runs the workflow's executions in this process. Each entry into a state is on disk no later than
 * what its stage writes; after a crash `recover` enters that state once more, as the same entry.
 */
export class WorkflowEngine implements Workflow {
  readonly #options: WorkflowEngineOptions;
  readonly #now: () => number;
  readonly #running = new Map<string, RunningExecution>();
  readonly #machines = new Map<string, Machine>();
  /** Stages at work, which a stop waits for. */
  readonly #stages = new Set<Promise<void>>();
  #stopped = false;

  constructor(options: WorkflowEngineOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async start(consignmentId: string, retry?: number): Promise<void> {
    const { db, definition } = this.#options;
    const name = retry === undefined ? consignmentId : `${consignmentId}-r${String(retry)}`;
    const execution = { name, definitionHash: definition.hash, input: { consignmentId } };
    if (await db.write(() => addExecution(db, execution, definition))) this.#run(execution);
  }

  async resume(token: string, outcome: TaskOutcome): Promise<void> {
    const failure =
      outcome.kind === 'failed' ? new NamedFailure(outcome.error, outcome.cause) : undefined;
    this.#running.get(RunningExecution.nameIn(token))?.settle(token, failure);
  }

  /** Goes on with every execution that was open when the host went down; says how many. */
  async recover(): Promise<number> {
    let recovered = 0;
    let after = '';
    for (;;) {
      const page = openExecutions(this.#options.db, after, RECOVERED_AT_ONCE);
      const last = page.at(-1);
      if (last === undefined || this.#stopped) return recovered;
      page.filter(({ name }) => !this.#running.has(name)).forEach((stored) => this.#run(stored));
      recovered += page.length;
      after = last.name;
      await nextTurn();
      await Promise.all(this.#stages);
    }
  }

  /** The states that an execution entered so far, ends included. */
  entries(executionName: string): readonly StateEntry[] {
    return stateEntries(this.#options.db, executionName);
  }

  /** `open`, `succeeded` or `failed`; undefined when no execution has this name. */
  status(executionName: string): string | undefined {
    return executionStatus(this.#options.db, executionName);
  }

  /** Lets stages at work finish, enters no further state and forgets the tokens. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#stages);
    this.#running.forEach((execution) => execution.stop());
    this.#running.clear();
  }

  #run(stored: StoredExecution): void {
    const execution = new RunningExecution(stored);
    this.#running.set(stored.name, execution);
    try {
      const machine = this.#machine(stored.definitionHash);
      const start = machine.from(stored.last?.state);
      const { result, eventLogs } = execution.run(start, stored.input, machine.handlers);
      result
        .then(
          () => this.#ended(execution, eventLogs),
          (fault: unknown) => this.#failed(execution, fault),
        )
        .catch((fault: unknown) => this.#options.onFault(fault, stored.name));
    } catch (fault) {
      this.#running.delete(stored.name);
      this.#options.onFault(fault, stored.name);
    }
  }

  async #ended(execution: RunningExecution, events: AsyncIterable<RunEvent>): Promise<void> {
    if (this.#stopped) return;
    this.#running.delete(execution.name);
    const { db } = this.#options;
    const end = await endOf(events);
    await db.write(() => {
      addStateEntry(db, execution.name, execution.enter(end, this.#now()).entry);
      endExecution(db, execution.name, 'succeeded');
    });
  }

  async #failed(execution: RunningExecution, fault: unknown): Promise<void> {
    this.#running.delete(execution.name);
    const { db, onFault } = this.#options;
    onFault(fault, execution.name);
    await db.write(() => endExecution(db, execution.name, 'failed'));
  }

  /** Enters a token state: notes it, hands it to its stage, waits for its token. */
  async #enter(state: string, input: unknown): Promise<null> {
    if (this.#stopped) throw new Error('the host stops');
    const { db, onFault, runStage } = this.#options;
    const { Payload: payload } = taskInput.parse(input);
    const execution = this.#running.get(RunningExecution.nameIn(payload.token));
    if (execution === undefined) throw new Error(`no execution enters ${state}`);
    const report = (fault: unknown): void => onFault(fault, execution.name);
    const completed = execution.wait();
    const { entry, isNew } = execution.enter(state, this.#now());
    if (isNew) db.write(() => addStateEntry(db, execution.name, entry)).catch(report);
    const stage = runStage({ ...payload, entered: entry.entered }).catch((fault: unknown) => {
      report(fault);
      execution.settle(payload.token, asError(fault));
    });
    this.#stages.add(stage);
    void stage.finally(() => this.#stages.delete(stage));
    return completed;
  }

  #machine(hash: string): Machine {
    const known = this.#machines.get(hash);
    if (known !== undefined) return known;
    const { db, definition } = this.#options;
    const found = hash === definition.hash ? definition.definition : storedDefinition(db, hash);
    if (found === undefined) throw new Error(`no workflow definition ${hash}`);
    const machine = prepareMachine(found, (state, input) => this.#enter(state, input));
    this.#machines.set(hash, machine);
    return machine;
  }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}
