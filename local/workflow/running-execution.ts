import { randomUUID } from 'node:crypto';
import type { RunOptions } from 'aws-local-stepfunctions';
import type { ExecutionInput } from '../../functions/runtime/contracts/stage-payload.ts';
import type { StateEntry, StoredExecution } from './execution-rows.ts';

/** One entry into a token state; taken up once its handler has it. */
interface OpenEntry {
  readonly token: string;
  readonly entered: string;
  settle?: (failure: Error | undefined) => void;
}

/**
 * One execution while it runs: the state it is in, and the token that state waits for. The
 * state's payload reads token and entered time from the context object, and thereby begins an
 * entry; the state's handler takes it up.
 */
export class RunningExecution {
  readonly name: string;
  readonly input: ExecutionInput;
  readonly context: NonNullable<RunOptions['context']>;
  abort: () => void = () => undefined;
  readonly #now: () => number;
  #last: StateEntry | undefined;
  /** After a crash the first entry is the interrupted one again, not a new one. */
  #interrupted: boolean;
  #open: OpenEntry | undefined;

  constructor({ name, input, last }: StoredExecution, now: () => number) {
    this.name = name;
    this.input = input;
    this.#now = now;
    this.#last = last;
    this.#interrupted = last !== undefined;
    const reading = (key: 'token' | 'entered') => ({
      enumerable: true,
      get: () => this.#begun()[key],
    });
    this.context = {
      Task: Object.defineProperty({}, 'Token', reading('token')),
      State: Object.defineProperty({}, 'EnteredTime', reading('entered')),
    };
  }

  /** The name of the execution that a token belongs to. */
  static nameIn(token: string): string {
    return token.slice(0, token.indexOf('/'));
  }

  /** Takes up the entry that was begun; the promise settles as the token does. */
  wait(): Promise<null> {
    return new Promise((resolve, reject) => {
      this.#begun().settle = (failure) => (failure === undefined ? resolve(null) : reject(failure));
    });
  }

  /** Settles what waits for `token`, if that is still waited for. */
  settle(token: string, failure?: Error): void {
    if (this.#open?.token === token) this.#open.settle?.(failure);
  }

  /** Stops waiting, so that nothing holds the execution any more. */
  stop(): void {
    this.abort();
    this.#open?.settle?.(new Error('the host stops'));
  }

  /** True once after a crash: the entry that begins is on record already. */
  isInterrupted(): boolean {
    const interrupted = this.#interrupted;
    this.#interrupted = false;
    return interrupted;
  }

  /** The entry into `state`, to be put on record. */
  enter(state: string): StateEntry {
    const entered = this.#open?.entered ?? this.#enteredNow();
    this.#last = { entry: (this.#last?.entry ?? 0) + 1, state, entered };
    return this.#last;
  }

  /** The entry that no handler has taken up yet. */
  #begun(): OpenEntry {
    if (this.#open === undefined || this.#open.settle !== undefined) {
      this.#open = { token: `${this.name}/${randomUUID()}`, entered: this.#enteredNow() };
    }
    return this.#open;
  }

  /** Tells entries apart: no two of one execution have the same time. */
  #enteredNow(): string {
    if (this.#last === undefined) return new Date(this.#now()).toISOString();
    if (this.#interrupted) return this.#last.entered;
    return new Date(Math.max(this.#now(), Date.parse(this.#last.entered) + 1)).toISOString();
  }
}
