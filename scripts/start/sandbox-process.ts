import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const firstLine = z.object({ listening: z.number() });

export interface SandboxOptions {
  readonly data: string;
  readonly hostUrl: string;
  readonly seed: number;
  /** The clock it shares with the host. */
  readonly clockOrigin: string;
  readonly speed: number;
}

/** The partner simulators, a process of their own. */
export interface SandboxProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the sandbox and waits until it listens.
 *
 * @throws Error with what it printed when it ends before that
 */
export async function startSandbox(options: SandboxOptions): Promise<SandboxProcess> {
  const child = spawn(
    process.execPath,
    [
      'functions/sandbox/main.ts',
      ...['--port', '0', '--data', options.data, '--host-url', options.hostUrl],
      ...['--seed', String(options.seed), '--clock-origin', options.clockOrigin],
      ...['--speed', String(options.speed)],
    ],
    // A group of its own: Ctrl-C reaches the host first, which drains while partners still answer.
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: `${import.meta.dirname}/../..`, detached: true },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await Promise.race([
    listeningPort(child.stdout),
    ended.then(() => Promise.reject(new Error('the sandbox ended before it listened'))),
  ]);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listeningPort(stdout: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: stdout })) {
    return firstLine.parse(JSON.parse(line)).listening;
  }
  throw new Error('the sandbox said nothing');
}
