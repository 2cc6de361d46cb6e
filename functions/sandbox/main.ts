import { FlagError, HELP, readFlags } from './flags.ts';
import type { Flags } from './flags.ts';
import { startSandbox } from './sandbox.ts';

const LOOK_FOR_PARENT_MS = 1_000;

/**
 * Runs the sandbox until SIGINT, SIGTERM or the end of the process that started it; its port is the
 * one line it prints.
 */
async function main(flags: Flags): Promise<void> {
  const { port, data, hostUrl, seed, clockOrigin, speed } = flags;
  const origin = clockOrigin === undefined ? Date.now() : Date.parse(clockOrigin);
  const sandbox = await startSandbox({
    ...{ port, data, hostUrl, seed },
    clock: { origin, speed },
    wall: Date.now,
    onFault: reportFault,
  });
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  // Nobody would stop it when whoever started it was killed.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, LOOK_FOR_PARENT_MS).unref();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  sandbox.run();
  process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`);
}

/** One line per fault; bodies and people stand in none of our messages. */
function reportFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown fault';
  process.stderr.write(`sandbox fault ${text}\n`);
}

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags === 'help') process.stdout.write(HELP);
  else await main(flags);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`sandbox: ${error.message}\n`);
  process.exitCode = error instanceof FlagError ? 2 : 1;
}
