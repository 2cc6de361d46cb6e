import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildConsole } from '../../scripts/start/build-console.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let builds: number;
beforeEach(() => {
  folder = temporaryFolder();
  builds = 0;
  mkdirSync(join(folder.path, 'src/pages'), { recursive: true });
  writeFileSync(join(folder.path, 'index.html'), '<title>Bondway</title>');
  writeFileSync(join(folder.path, 'src/pages/board.tsx'), 'export const one = 1;');
});
afterEach(() => folder.remove());

async function start(): Promise<number> {
  await buildConsole(new PassThrough(), {
    root: folder.path,
    build: async (root) => {
      builds += 1;
      rmSync(join(root, 'dist'), { recursive: true, force: true });
      mkdirSync(join(root, 'dist'));
      writeFileSync(join(root, 'dist/index.html'), 'built');
    },
  });
  return builds;
}

test('is built once, and not again for files that were only touched', async () => {
  expect(await start()).toBe(1);
  const future = new Date('2030-01-01T00:00:00.000Z');
  utimesSync(join(folder.path, 'src/pages/board.tsx'), future, future);
  expect(await start()).toBe(1);
});

test.each([
  ['changed', () => writeFileSync(join(folder.path, 'src/pages/board.tsx'), 'changed')],
  ['added', () => writeFileSync(join(folder.path, 'src/more.ts'), '')],
  ['deleted', () => rmSync(join(folder.path, 'src/pages/board.tsx'))],
  ['the page itself', () => writeFileSync(join(folder.path, 'index.html'), 'other')],
  ['a build of unknown age', () => rmSync(join(folder.path, 'dist/.built-from'))],
  ['no build left', () => rmSync(join(folder.path, 'dist/index.html'))],
])('is built again: %s', async (_name, change) => {
  await start();
  change();
  expect(await start()).toBe(2);
  expect(await start()).toBe(2);
});
