import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { RehearsalError } from './rehearsal-error.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: { readonly [name: string]: string | undefined };
  /** Gets everything the command prints; without it that goes to our own output. */
  readonly log?: string;
  readonly timeoutMs: number;
  /** What it is for: begins the sentence when it fails. */
  readonly what: string;
  readonly signal?: AbortSignal;
}

/**
 * Runs a command to its end, in a process group of its own that is killed when time or patience
 * runs out.
 *
 * @throws RehearsalError when it fails, is not there, or takes too long; the signal's reason when
 *   that is aborted, before or meanwhile
 */
export async function runCommand(run: Command): Promise<void> {
  const { command, args, env, log, timeoutMs, what, signal } = run;
  signal?.throwIfAborted();
  const output = log === undefined ? 'inherit' : openSync(log, 'a');
  const child = spawn(command, [...args], {
    env: env === undefined ? process.env : { ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  // The process has a copy of its own.
  if (typeof output === 'number') closeSync(output);
  const kill = (): void => killGroup(child.pid);
  const late = setTimeout(kill, timeoutMs);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    const failure = await new Promise<string | undefined>((resolve) => {
      child.once('error', ({ message }) => resolve(message));
      child.once('exit', (code) => resolve(code === 0 ? undefined : `exit code ${String(code)}`));
    });
    signal?.throwIfAborted();
    if (failure === undefined) return;
    const where = log === undefined ? '' : `; see ${log}`;
    throw new RehearsalError(`${what} failed (${failure})${where}.`);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', kill);
  }
}

/** Ends a process we started together with everything it started. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
