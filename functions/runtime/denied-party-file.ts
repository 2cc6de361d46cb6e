import * as z from 'zod/mini';
import type { DeniedPartyList } from '../domain/screening/denied-parties.ts';

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be YYYY-MM-DD'));
const short = z.string().check(z.minLength(1), z.maxLength(300));

/** The format of a denied-party list: JSON, one entry per party with all of its names. */
export const deniedPartyFile: z.ZodMiniType<DeniedPartyList> = z.object({
  listId: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,60}$/)),
  source: short,
  asOf: day,
  goodUntil: z.optional(day),
  parties: z
    .array(
      z.object({
        id: z.string().check(z.regex(/^[!-~]{1,60}$/, 'must be 1 to 60 characters, no blanks')),
        names: z.array(short).check(z.minLength(1), z.maxLength(100)),
        country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
        programme: z.optional(short),
      }),
    )
    .check(z.maxLength(100_000)),
});
