/** Why the embedded host ends, as its exit code. 1 and 2 are Node's own; 0 is a clean stop. */
export const EXIT_CODES = {
  portBusy: 3,
  dataFolderLocked: 4,
  dataFolderNewer: 5,
  diskFull: 6,
  wrongNode: 7,
} as const;

export type ExitReason = keyof typeof EXIT_CODES;

/** Ends the process: `message` is one sentence that says what to do, `exitCode` is for scripts. */
export class ExitError extends Error {
  readonly reason: ExitReason;
  readonly exitCode: number;

  constructor(reason: ExitReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ExitError';
    this.reason = reason;
    this.exitCode = EXIT_CODES[reason];
  }
}
