import * as z from 'zod/mini';

/** A moment on the wire: ISO 8601 with offset; read as UTC with milliseconds. */
export const wireInstant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text).toISOString()),
);

/** An id or number that somebody else made up: printable, without blanks. */
export const wireId = z
  .string()
  .check(z.regex(/^[!-~]{1,100}$/, 'must be 1 to 100 characters, no blanks'));

/** Text of a partner, as long as it may become on a document. */
export const wireText = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

/** A count of things, of grams: whole and above zero. */
export const wireCount = z.int().check(z.positive(), z.maximum(99_999_999));
