/**
 * The records used last, so that one in use is not read and parsed again and again. Belongs to one
 * database, of which this process is the only writer: whoever writes a record says so here in the
 * same work, once nothing but the disk can keep it from being committed; reads lie between commits.
 * So what is remembered is what is committed. Records are shared and never changed.
 */
export class RecordCache<T extends object> {
  readonly #records = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The record under `key`, from `read` when it is not remembered. */
  get(key: string, read: () => T | undefined): T | undefined {
    const record = this.#records.get(key) ?? read();
    if (record !== undefined) this.remember(key, record);
    return record;
  }

  /** The record under `key` is this one from now on. */
  remember(key: string, record: T): void {
    // What was used last is last in the map, and the first one makes room.
    this.#records.delete(key);
    this.#records.set(key, record);
    if (this.#records.size <= this.#most) return;
    const [oldest] = this.#records.keys();
    if (oldest !== undefined) this.#records.delete(oldest);
  }

  /** What is remembered under `key`, without counting as use. */
  peek(key: string): T | undefined {
    return this.#records.get(key);
  }

  forget(key: string): void {
    this.#records.delete(key);
  }
}
