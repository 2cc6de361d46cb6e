import type { Fingerprint } from '../../../ports/fingerprint.ts';

const MARK_LENGTH = 16;

/**
 * A store's cursor as clients carry it: marked with what it belongs to, so that a mistyped one, or
 * one of another listing, is told from a good one before any store sees it.
 *
 * @param listing what the page is of, e.g. merchant and status
 */
export function pageCursor(fingerprint: Fingerprint, listing: string, cursor: string): string {
  return `${mark(fingerprint, listing, cursor)}.${cursor}`;
}

/** The store's cursor in a client's; undefined when it is none of this listing. */
export function readPageCursor(
  fingerprint: Fingerprint,
  listing: string,
  carried: string,
): string | undefined {
  const cursor = carried.slice(MARK_LENGTH + 1);
  return carried === pageCursor(fingerprint, listing, cursor) ? cursor : undefined;
}

function mark(fingerprint: Fingerprint, listing: string, cursor: string): string {
  return fingerprint.sha256(JSON.stringify([listing, cursor])).slice(0, MARK_LENGTH);
}
