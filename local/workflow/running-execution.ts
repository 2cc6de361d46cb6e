import { randomUUID } from 'node:crypto';
import type { RunOptions, StateMachine } from 'aws-local-stepfunctions';
import type { StateEntry, StoredExecution } from './execution-rows.ts';

/** The entered time comes with the entry, not from the context object. */
const STATE = { EnteredTime: '' };

/** A token that somebody waits for. */
interface OpenToken {
  readonly token: string;
  readonly settle: (failure: Error | undefined) => void;
}

/**
 * One execution while it runs: the state it entered last and the token that state waits for. The
 * context object holds the token of the next entry before that begins.
 */
export class RunningExecution {
  readonly name: string;
  readonly #next: { Token: string };
  #last: StateEntry | undefined;
  /** After a crash the first entry is the interrupted one again, not a new one. */
  #interrupted: boolean;
  #open: OpenToken | undefined;
  #abort: (() => void) | undefined;

  constructor({ name, last }: StoredExecution) {
    this.name = name;
    this.#last = last;
    this.#interrupted = last !== undefined;
    this.#next = { Token: this.#newToken() };
  }

  /** The name of the execution that a token belongs to. */
  static nameIn(token: string): string {
    return token.slice(0, token.indexOf('/'));
  }

  /** Runs `machine` on behalf of this execution. */
  run(
    machine: StateMachine,
    input: { readonly consignmentId: string },
    taskResourceLocalHandlers: NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers'],
  ): ReturnType<StateMachine['run']> {
    const run = machine.run(
      { ...input },
      {
        context: { Task: this.#next, State: STATE },
        noThrowOnAbort: true,
        overrides: { taskResourceLocalHandlers },
      },
    );
    this.#abort = run.abort;
    return run;
  }

  /** Waits for the token of the entry that begins; the promise settles as the token does. */
  wait(): Promise<null> {
    const token = this.#next.Token;
    this.#next.Token = this.#newToken();
    return new Promise((resolve, reject) => {
      const settle = (failure: Error | undefined): void =>
        failure === undefined ? resolve(null) : reject(failure);
      this.#open = { token, settle };
    });
  }

  /** Settles what waits for `token`, if that is still waited for. */
  settle(token: string, failure?: Error): void {
    if (this.#open?.token === token) this.#open.settle(failure);
  }

  /** Stops waiting, so that nothing holds the execution any more. */
  stop(): void {
    this.#abort?.();
    this.#open?.settle(new Error('the host stops'));
  }

  /**
   * The entry into `state`, and whether it is new: one interrupted by a crash is on record.
   *
   * @param now wall milliseconds; no two entries of an execution get the same time
   */
  enter(state: string, now: number): { readonly entry: StateEntry; readonly isNew: boolean } {
    const last = this.#last;
    if (last !== undefined && this.#interrupted) {
      this.#interrupted = false;
      return { entry: last, isNew: false };
    }
    const time = last === undefined ? now : Math.max(now, Date.parse(last.entered) + 1);
    const entered = new Date(time).toISOString();
    const entry = { entry: (last?.entry ?? 0) + 1, state, entered };
    this.#last = entry;
    return { entry, isNew: true };
  }

  #newToken(): string {
    return `${this.name}/${randomUUID()}`;
  }
}
