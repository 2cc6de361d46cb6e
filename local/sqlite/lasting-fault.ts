import { ExitError } from '../exit-error.ts';

/** SQLite result codes after which nothing more can be written (https://sqlite.org/rescode.html). */
const LASTING_FAULTS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [8, 'can no longer be written'],
  [10, 'cannot be read or written'],
  [11, 'is damaged'],
  [13, 'has no room left on its disk'],
  [26, 'is damaged'],
  ['ENOSPC', 'has no room left on its disk'],
  ['EDQUOT', 'has no room left on its disk'],
  ['EIO', 'cannot be read or written'],
  ['EROFS', 'can no longer be written'],
]);

/** The fault as a reason to end, when it lasts; undefined when another write may well succeed. */
export function lastingFault(fault: unknown): ExitError | undefined {
  const what = LASTING_FAULTS.get(codeOf(fault));
  if (what === undefined) return undefined;
  const message = `The data folder ${what}: no further orders are taken. Put that right and start again; everything acknowledged is safe.`;
  return new ExitError('diskFull', message, fault);
}

function codeOf(fault: unknown): unknown {
  if (typeof fault !== 'object' || fault === null) return undefined;
  // The low byte of SQLite's code is the primary code; the rest says which kind of I/O failed.
  if ('errcode' in fault) return Number(fault.errcode) & 0xff;
  return 'code' in fault ? fault.code : undefined;
}
