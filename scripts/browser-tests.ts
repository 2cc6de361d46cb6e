import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { startDemo } from './browser-tests/demo-process.ts';
import type { DemoProcess } from './browser-tests/demo-process.ts';

const ROOT = join(import.meta.dirname, '..');
const CONSOLE = join(ROOT, 'console');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

/** Where Chromium usually is; `BONDWAY_CHROMIUM` names another place. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const EXIT_NO_BROWSER = 69;

function findChromium(): string | undefined {
  const named = process.env.BONDWAY_CHROMIUM;
  const places = named === undefined || named === '' ? PLACES : [named];
  return places.find((place) => existsSync(place));
}

/** Runs the suites in test/browser with jest; its own arguments come after `--`. Returns the exit code. */
async function runSuites(
  chromium: string,
  { url, token }: Pick<DemoProcess, 'url' | 'token'>,
  args: readonly string[],
): Promise<number> {
  const child = spawn(
    process.execPath,
    [JEST, '--config', 'test/browser/jest.config.js', ...args],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        BONDWAY_CHROMIUM: chromium,
        BONDWAY_URL: url,
        BONDWAY_TOKEN: token,
      },
    },
  );
  // The suites end first, then the demo: this process must outlast both.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * `npm run test:browser`: builds the console and looks at it in Chromium, as the fixture in
 * test/browser serves it and as a running host does: a demo of its own, or the one that
 * `BONDWAY_URL` and `BONDWAY_TOKEN` name, where a hold is then fixed.
 */
async function main(): Promise<number> {
  const chromium = findChromium();
  if (chromium === undefined) {
    process.stderr.write(
      'The browser tests need Chromium and found none: install it (Debian: apt-get install chromium) ' +
        'or set BONDWAY_CHROMIUM to its path.\n',
    );
    return EXIT_NO_BROWSER;
  }
  await build({ root: CONSOLE, configFile: join(CONSOLE, 'vite.config.ts'), logLevel: 'error' });
  const args = process.argv.slice(2);
  const { BONDWAY_URL: url, BONDWAY_TOKEN: token } = process.env;
  if (url !== undefined && token !== undefined) return runSuites(chromium, { url, token }, args);
  const demo = await startDemo();
  try {
    return await runSuites(chromium, demo, args);
  } finally {
    await demo.stop();
  }
}

process.exitCode = await main();
