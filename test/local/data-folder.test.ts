import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDataFolder } from '../../local/data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SOURCE = join(__dirname, '../../local/data-folder.ts');

describe('the data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'deep/.bondway');
  });
  afterEach(() => folder.remove());

  test('is made for its owner alone', () => {
    const opened = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(opened.path).toBe(path);
    opened.release();
  });

  test('belongs to one at a time', () => {
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(
      expect.objectContaining({
        reason: 'dataFolderLocked',
        exitCode: 4,
        message: expect.stringContaining(`process ${String(process.pid)}`),
      }),
    );
    first.release();
    openDataFolder(path).release();
  });

  test('is free again when its owner was killed', async () => {
    const script = `
      const { openDataFolder } = await import(${JSON.stringify(SOURCE)});
      openDataFolder(${JSON.stringify(path)});
      globalThis.gc();
      console.log('locked');
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script]);
    try {
      await once(owner.stdout, 'data');
      expect(() => openDataFolder(path)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`process ${String(owner.pid)}`),
        }),
      );
    } finally {
      owner.kill('SIGKILL');
      await once(owner, 'close');
    }
    openDataFolder(path).release();
  });
});
