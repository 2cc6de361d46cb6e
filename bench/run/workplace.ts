import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.ts';

/** Where a part works: it knows what was started and written, and clears it all away. */
export class Workplace {
  readonly #children = new Set<Child>();
  readonly #folders = new Set<string>();

  /** Starts a process, see {@link Child}. */
  start(args: readonly string[], nodeOptions: readonly string[] = []): Child {
    const child = new Child(args, nodeOptions);
    this.#children.add(child);
    return child;
  }

  /** A new temporary folder. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'bondway-bench-'));
    this.#folders.add(folder);
    return folder;
  }

  /** Ends the processes in the reverse order of their start and removes the folders. */
  async clear(): Promise<void> {
    for (const child of [...this.#children].reverse()) await child.stop();
    this.clearNow();
  }

  /** The same at once, for a process that is about to exit. */
  clearNow(): void {
    for (const child of this.#children) child.kill();
    this.#children.clear();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    this.#folders.clear();
  }
}
