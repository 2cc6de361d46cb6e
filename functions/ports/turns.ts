/**
 * Lets rivals within this process wait for each other instead of deciding in vain: of works under
 * one name, one runs at a time, in the order of the calls. It saves work and keeps nothing right:
 * rivals in other processes still meet at the store, whose conditions decide.
 */
export interface Turns {
  /** Runs `work` once all earlier works of that name have ended; settles as it does. */
  take<T>(name: string, work: () => Promise<T>): Promise<T>;
}
