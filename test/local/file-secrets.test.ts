import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fileSecrets } from '../../local/file-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('secrets in a file', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'secrets.json');
  });
  afterEach(() => folder.remove());

  test('are there again after a restart, for the owner alone', async () => {
    await fileSecrets(path).put('channels/demo-shop', ['new', 'old']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await fileSecrets(path).get('channels/demo-shop')).toEqual(['new', 'old']);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  test('survive a crash while they were replaced', async () => {
    await fileSecrets(path).put('channels/demo-shop', ['kept']);
    writeFileSync(`${path}.new`, '{"channels/demo-shop": ["half');
    const secrets = fileSecrets(path);
    expect(await secrets.get('channels/demo-shop')).toEqual(['kept']);
    await secrets.put('partners/customs', ['more']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      'channels/demo-shop': ['kept'],
      'partners/customs': ['more'],
    });
  });

  test('that nobody can read are a fault at the start, not secrets that are missing', () => {
    writeFileSync(path, '{"channels/demo-shop": "not a list"}');
    expect(() => fileSecrets(path)).toThrow();
  });
});
