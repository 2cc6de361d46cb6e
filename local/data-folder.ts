import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExitError } from './exit-error.ts';

/** A data folder that is ours until `release`, or until this process ends, however it ends. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/** Locks of this process: a connection that nothing refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Creates the folder (0700) if need be and locks it. The lock is the operating system's, taken
 * through an empty SQLite file: it goes with the process, so a crash leaves none behind and the
 * number of a process that is gone, or reused, stands in nobody's way.
 *
 * @throws ExitError `dataFolderLocked` when another process uses the folder
 */
export function openDataFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const owner = join(path, 'owner.pid');
  const lock = new DatabaseSync(join(path, 'host.lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (fault) {
    lock.close();
    if (!isBusy(fault)) throw fault;
    const message = `Another Bondway (process ${readOwner(owner)}) uses the data folder ${path}: stop it, or start with --data <another folder>.`;
    throw new ExitError('dataFolderLocked', message, fault);
  }
  held.add(lock);
  writeFileSync(owner, String(process.pid), { mode: 0o600 });
  const release = (): void => {
    if (held.delete(lock)) lock.close();
  };
  return { path, release };
}

/** SQLITE_BUSY: somebody else holds the lock. */
function isBusy(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'errcode' in fault && fault.errcode === 5;
}

/** For the message only. */
function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'unknown';
  }
}
