import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const TERM_MS = 5_000;

/** A process that the bench started. It talks by messages; programs of the product by lines. */
export class Child {
  readonly pid: number;
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;

  /** @param args the script below the repository's root, with what follows it */
  constructor(args: readonly string[], nodeOptions: readonly string[] = []) {
    this.#name = args[0] ?? '';
    // A group of its own: Ctrl-C reaches the bench, which ends everything in order.
    this.#process = spawn(process.execPath, [...nodeOptions, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      detached: true,
    });
    this.pid = this.#process.pid ?? 0;
    this.#exited = new Promise((resolve) => this.#process.once('exit', () => resolve()));
  }

  /** Sends a request, and resolves with the next message. Rejects when the process ends before. */
  ask<T>(request: object | string, answer: z.ZodType<T>): Promise<T> {
    const reply = this.next(answer);
    this.#process.send(request);
    return reply;
  }

  /** The next message. Rejects when the process ends before, or says something else. */
  next<T>(schema: z.ZodType<T>): Promise<T> {
    const message = new Promise<unknown>((resolve) => this.#process.once('message', resolve));
    return this.#unlessEnded(message.then((told) => schema.parse(told)));
  }

  /** The next line of its output, as JSON. */
  line<T>(schema: z.ZodType<T>): Promise<T> {
    const { stdout } = this.#process;
    if (stdout === null) return Promise.reject(new Error('no output'));
    const lines = createInterface({ input: stdout });
    const line = new Promise<string>((resolve) => lines.once('line', resolve));
    return this.#unlessEnded(line.then((text) => schema.parse(JSON.parse(text))));
  }

  /** Asks it to end, and ends it when it does not. */
  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    const late = new AbortController();
    await Promise.race([this.#exited, pause(TERM_MS, undefined, { signal: late.signal })]);
    late.abort();
    this.kill();
    await this.#exited;
  }

  /** Ends it at once. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #unlessEnded<T>(promise: Promise<T>): Promise<T> {
    const ended = this.#exited.then(() => Promise.reject(new Error(`${this.#name} ended early`)));
    return Promise.race([promise, ended]);
  }
}
