/**
 * What this process knows to be stored: of a record, at a version, the digest of a part that lies
 * in an item of its own. A change that leaves the part alone then need not write it again. The
 * condition on the record's version makes this safe: who knows an old version is refused anyway.
 */
export interface KnownParts {
  /** True when this part, unchanged, belongs to the record at `version`. */
  has(record: string, version: number, digest: string): boolean;
  remember(record: string, version: number, digest: string): void;
}

/** Enough for a batch of messages and their neighbours; a forgotten part is only written again. */
const MOST_REMEMBERED = 500;

/** A memory that forgets the oldest first. */
export function rememberParts(): KnownParts {
  const parts = new Map<string, { readonly version: number; readonly digest: string }>();
  return {
    has: (record, version, digest) => {
      const known = parts.get(record);
      return known?.version === version && known.digest === digest;
    },
    remember: (record, version, digest) => {
      parts.delete(record);
      parts.set(record, { version, digest });
      const [oldest] = parts.keys();
      if (parts.size > MOST_REMEMBERED && oldest !== undefined) parts.delete(oldest);
    },
  };
}
