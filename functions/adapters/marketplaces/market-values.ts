import * as z from 'zod/mini';

/** An id or number that a marketplace made up, as text: printable, without blanks, as CEB takes it. */
export const marketId = z.pipe(
  z.union([z.int().check(z.nonnegative()), z.string()]),
  z.transform((value, context) => {
    const text = String(value);
    if (/^[!-~]{1,60}$/.test(text)) return text;
    context.issues.push({
      code: 'custom',
      message: 'must be 1 to 60 characters, no blanks',
      input: value,
    });
    return z.NEVER;
  }),
);

/** A moment in whole seconds since 1970; 0 stands for none at marketplaces, and is refused. */
export const unixSeconds = z.pipe(
  z.int().check(z.positive(), z.maximum(99_999_999_999)),
  z.transform((seconds) => new Date(seconds * 1_000).toISOString()),
);

/** Text that may be missing or empty; then undefined. */
export const wantedText = z.pipe(
  z.nullish(z.string().check(z.trim(), z.maxLength(500))),
  z.transform((text) => (text === null || text === '' ? undefined : text)),
);

/** How many pieces of one line. */
export const pieces = z.int().check(z.positive(), z.maximum(99_999));

/** A moment in whole seconds since 1970 that may be missing or 0; then undefined. */
export const wantedSeconds = z.pipe(
  z.nullish(z.int().check(z.nonnegative(), z.maximum(99_999_999_999))),
  z.transform((seconds) => (seconds ? new Date(seconds * 1_000).toISOString() : undefined)),
);
