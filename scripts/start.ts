import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ExitError } from '../local/exit-error.ts';
import { buildConsole } from './start/build-console.ts';
import { runDemo } from './start/demo.ts';
import { HELP, OptionError, startOptions } from './start/options.ts';
import type { StartOptions } from './start/options.ts';
import { startEverything } from './start/start-everything.ts';

/** Starts host and sandbox, shows the demo, and serves until Ctrl-C. Returns the exit code. */
async function main(): Promise<number> {
  const options = startOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.reset) emptyDataFolder(options);
  await buildConsole(process.stdout);
  const running = await startEverything(options);
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const { url, token } = running.host;
  process.stdout.write(
    `\nConsole   ${url}/#token=${token}\nAPI       ${url}/v1  (token ${token})\n\n`,
  );
  const ended =
    running.sandbox === undefined
      ? undefined
      : await Promise.race([
          runDemo(running.host, running.sandbox.url, options),
          interrupted.then(() => undefined),
        ]);
  if (!options.once) {
    process.stdout.write('\nServing. Ctrl-C ends it; nothing acknowledged is lost.\n');
    await Promise.race([interrupted, running.failed]);
    process.stdout.write('\nFinishing what is under way …\n');
  }
  await running.stop();
  return options.once && ended !== true ? 1 : 0;
}

function emptyDataFolder({ data }: StartOptions): void {
  if (existsSync(data) && !existsSync(join(data, 'bondway.sqlite'))) {
    throw new OptionError(`--reset: ${data} is no data folder of Bondway, and is left alone`);
  }
  rmSync(data, { recursive: true, force: true });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ExitError) process.exitCode = error.exitCode;
  else if (error instanceof OptionError) process.exitCode = 2;
  else throw error;
  process.stderr.write(`${error.message}\n`);
}
