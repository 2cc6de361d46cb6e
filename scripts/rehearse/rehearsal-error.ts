/** A rehearsal that cannot go on: its message is one sentence for people. */
export class RehearsalError extends Error {}
