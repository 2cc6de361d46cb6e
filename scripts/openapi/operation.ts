import type { $ZodType, $ZodObject } from 'zod/v4/core';
import type { Views } from './views.ts';

/** What a route does, for who calls it; the rest of its description follows from its row. */
export interface Operation {
  /** Chapter of the documentation. */
  readonly tag: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly $ZodObject[];
  readonly body?: $ZodType;
  /** The body may be left out. */
  readonly optionalBody?: true;
  /** What a good answer carries, by status; `empty` where it has no body. */
  readonly answers: { readonly [status: number]: keyof Views | 'empty' | Other };
  /** Takes an Idempotency-Key, and needs it. */
  readonly keyed?: true;
  /** A command about a version that was seen: needs If-Match. */
  readonly command?: true;
  /** A page under a strong ETag, which If-None-Match is compared with. */
  readonly tagged?: true;
  /** Statuses of its problems beside those that follow from the above. */
  readonly problems?: readonly number[];
}

/** A body that is not JSON of ours. */
export interface Other {
  readonly types: readonly string[];
  readonly description: string;
}
