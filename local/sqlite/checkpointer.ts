import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Commits between two checkpoints: of a few megabytes. */
const EVERY_COMMITS = 100;

/**
 * Moves what was committed from the log into the database, in a thread of its own: a checkpoint
 * syncs the disk twice and would hold up the event loop for as long, 10 to 130 ms. Passive: it
 * waits for nobody and nobody waits for it. The thread starts with the first checkpoint.
 */
export class Checkpointer {
  readonly #path: string;
  #thread: Worker | undefined;
  #commits = 0;
  #running = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Something was committed. */
  readonly committed = (): void => {
    this.#commits += 1;
    if (this.#commits < EVERY_COMMITS || this.#running) return;
    this.#commits = 0;
    this.#running = true;
    this.#thread ??= this.#start();
    this.#thread.postMessage('checkpoint');
  };

  /** Waits for the checkpoint under way and ends the thread. */
  async close(): Promise<void> {
    if (this.#thread === undefined) return;
    this.#thread.ref();
    const ended = once(this.#thread, 'exit');
    this.#thread.postMessage('close');
    await ended;
  }

  #start(): Worker {
    const thread = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), {
      workerData: this.#path,
    });
    thread.on('message', () => {
      this.#running = false;
    });
    // A thread that fails is not missed: the writer checkpoints before the log gets large.
    thread.on('error', () => {
      this.#thread = undefined;
    });
    thread.unref();
    return thread;
  }
}
