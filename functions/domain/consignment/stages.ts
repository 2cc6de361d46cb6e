/** Stages that wait for a partner or a person: the token states of the workflow. */
export const STAGES = [
  'dispatch',
  'declare',
  'hand-off',
  'confirm',
  'unwind',
  'needs-operator',
] as const;

/** A stage of the workflow; also the `stage` literal in each task state's payload. */
export type Stage = (typeof STAGES)[number];

/** The stages an operator may resume at. */
export const RESUMABLE_STAGES = ['dispatch', 'declare', 'hand-off', 'confirm'] as const;
export type ResumableStage = (typeof RESUMABLE_STAGES)[number];
