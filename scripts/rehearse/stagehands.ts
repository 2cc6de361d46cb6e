/** Ends one thing that the rehearsal started. */
export type Ending = () => Promise<void>;

/** What every part of a rehearsal is given. */
export interface Stagehands {
  /** Of this rehearsal: logs, what was deployed, the sandbox's data. Kept when it fails. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly region: string;
  /** Tells the person in front of the terminal. */
  readonly say: (text: string) => void;
  /** Has something ended when the rehearsal ends, however it does. */
  readonly atEnd: (end: Ending) => void;
}
