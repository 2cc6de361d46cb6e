import { z } from 'zod';

/** A moment on the wire: ISO 8601 with offset; read as UTC with milliseconds. */
export const wireInstant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString());

/** An id or number that somebody else made up: printable, without blanks. */
export const wireId = z.string().regex(/^[!-~]{1,100}$/, 'must be 1 to 100 characters, no blanks');

/** Text of a partner, as long as it may become on a document. */
export const wireText = z.string().trim().min(1).max(300);
