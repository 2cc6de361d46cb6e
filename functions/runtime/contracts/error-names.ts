// The state machine's catchers name these; infrastructure reads contracts only.
export { ERROR_NAMES } from '../../domain/workflow/error-names.ts';
export type { ErrorName } from '../../domain/workflow/error-names.ts';
