import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ExitError } from './exit-error.ts';

/** A data folder that is ours until `release`. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/**
 * Creates the folder (0700) if need be and locks it with our process id. A lock whose process is
 * gone is taken over: a crash leaves one behind.
 *
 * @throws ExitError `dataFolderLocked` when another process uses the folder
 */
export function openDataFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = join(path, 'lock');
  if (!takeLock(lock)) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner)) {
      const message = `Another Bondway (process ${String(owner)}) uses the data folder ${path}: stop it, or start with --data <another folder>.`;
      throw new ExitError('dataFolderLocked', message);
    }
    rmSync(lock);
    takeLock(lock);
  }
  return { path, release: () => rmSync(lock, { force: true }) };
}

function takeLock(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
