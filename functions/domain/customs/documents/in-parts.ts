/**
 * Lines of one message at most; what has more is sent in parts. weak: the specification names no
 * bound and no size; a part of 1,000 stays far below the 2 MB that we ourselves read.
 */
const MOST_LINES = 1_000;

/** One of the messages that a long document is sent in. */
export interface Part<Line> {
  /** From 1. */
  readonly number: number;
  readonly lines: readonly Line[];
  /** CEB `msgCount` and `msgSeqNo`: mandatory in the schema, so a document in one message is 1 of 1. */
  readonly counting: { readonly msgCount: string; readonly msgSeqNo: string };
}

/** The lines in as few parts as it takes, in order; none at all are one empty part. */
export function inParts<Line>(lines: readonly Line[]): readonly Part<Line>[] {
  const count = Math.max(1, Math.ceil(lines.length / MOST_LINES));
  return Array.from({ length: count }, (_part, index) => ({
    number: index + 1,
    lines: lines.slice(index * MOST_LINES, (index + 1) * MOST_LINES),
    counting: { msgCount: String(count), msgSeqNo: String(index + 1) },
  }));
}
