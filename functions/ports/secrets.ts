/** Secret values by name, e.g. `channels/demo-shop`. Several active values while one rotates. */
export interface Secrets {
  /** Active values, newest first; empty when the name is unknown. */
  get(name: string): Promise<readonly string[]>;
  put(name: string, values: readonly string[]): Promise<void>;
}
