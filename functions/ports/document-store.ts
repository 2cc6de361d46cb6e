/** Bodies of documents and reports by key, e.g. `consignments/O…-01/621-1.xml`. */
export interface DocumentStore {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Keys under a prefix, ascending, at most 1,000. */
  keys(prefix: string): Promise<readonly string[]>;
}
