/**
 * Named errors that a token state can fail with; the workflow's catchers route by them. Named
 * here once for code and state machine: a misspelt name does not compile.
 */
export const ERROR_NAMES = [
  'CancelRequested',
  'CustomsRejected',
  'DeadlineExceeded',
  'StageFault',
  'ResumeAtDispatch',
  'ResumeAtDeclare',
  'ResumeAtHandOff',
  'ResumeAtConfirm',
  'EndReturned',
  'EndWrittenOff',
] as const;

export type ErrorName = (typeof ERROR_NAMES)[number];
