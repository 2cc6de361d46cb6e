import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startEmulator } from '../../scripts/rehearse/emulator.ts';
import { RehearsalError } from '../../scripts/rehearse/rehearsal-error.ts';

let folder: string;
const { PATH } = process.env;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bondway-rehearse-'));
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true, force: true });
});

test('without Python the rehearsal says in a sentence what it needs', async () => {
  process.env.PATH = folder;
  const start = startEmulator(folder, join(folder, 'cache'), new AbortController().signal);
  const fault = await start.catch((reason: unknown) => reason);
  expect(fault).toBeInstanceOf(RehearsalError);
  expect((fault as Error).message).toMatch(/^A rehearsal needs Python 3 with its venv [^\n]+\.$/);
});

test('an interrupted rehearsal starts nothing more', async () => {
  const interruption = new AbortController();
  interruption.abort(new RehearsalError('The rehearsal was interrupted.'));
  const start = startEmulator(folder, join(folder, 'cache'), interruption.signal);
  await expect(start).rejects.toThrow('The rehearsal was interrupted.');
});
