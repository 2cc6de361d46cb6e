import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CONSOLE = join(import.meta.dirname, '../../console');

/** All that the built console is made of, below its folder. */
const SOURCES = ['index.html', 'vite.config.ts', 'tsconfig.json', '{src,public}/**/*'];

/** Beside the built page: the digest of what it was built from. */
const BUILT_FROM = 'dist/.built-from';

/** How the console is built: fills `dist` of its folder. */
type Build = (root: string) => Promise<unknown>;

/** Vite is only loaded when there is something to build. */
const withVite: Build = async (root) => {
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
};

/** Builds the console unless what is built was made of these very sources. */
export async function buildConsole(
  out: NodeJS.WritableStream,
  { root = CONSOLE, build = withVite }: { readonly root?: string; readonly build?: Build } = {},
): Promise<void> {
  const sources = digestOf(root);
  if (existsSync(join(root, 'dist/index.html')) && builtFrom(root) === sources) return;
  out.write('Building the console …\n');
  await build(root);
  writeFileSync(join(root, BUILT_FROM), sources);
}

function builtFrom(root: string): string | undefined {
  const file = join(root, BUILT_FROM);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** By content: a checkout touches every file, and a deleted one is no newer than the build. */
function digestOf(root: string): string {
  const hash = createHash('sha256');
  const found = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const files = found.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\n${String(content.length)}\n`).update(content);
  }
  return hash.digest('hex');
}
