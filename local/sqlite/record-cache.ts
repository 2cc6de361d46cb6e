/**
 * The records read last, so that one in use is read and parsed once. Belongs to one database, of
 * which this process is the only writer: whoever writes a record forgets it here in the same work,
 * and reads lie between commits, so what is remembered is what is committed. Records are shared
 * and never changed.
 */
export class RecordCache<T extends object> {
  readonly #records = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The record under `key`, from `read` when it is not remembered. */
  get(key: string, read: () => T | undefined): T | undefined {
    const known = this.#records.get(key);
    const record = known ?? read();
    if (record === undefined) return undefined;
    // Last read is last in the map, and the first one makes room.
    this.#records.delete(key);
    this.#records.set(key, record);
    if (this.#records.size > this.#most) {
      const [oldest] = this.#records.keys();
      if (oldest !== undefined) this.#records.delete(oldest);
    }
    return record;
  }

  forget(key: string): void {
    this.#records.delete(key);
  }
}
