import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const CONSOLE = join(import.meta.dirname, '../../console');

/** Builds the console once; a built one is served as it is. Run `npm run build:console` after a change. */
export async function buildConsole(out: NodeJS.WritableStream): Promise<void> {
  if (existsSync(join(CONSOLE, 'dist/index.html'))) return;
  out.write('Building the console, once …\n');
  await build({ root: CONSOLE, configFile: join(CONSOLE, 'vite.config.ts'), logLevel: 'error' });
}
