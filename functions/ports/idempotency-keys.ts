import type { Instant } from '../domain/instant.ts';

/**
 * Terms of an Idempotency-Key, in seconds of the machine's time. An answer is kept for a day, as is
 * published; who claimed a key and never answered loses it after a minute, which no request lasts.
 */
export const KEY_TERMS = { keptSeconds: 86_400, claimSeconds: 60 } as const;

/** One request under a client's key. */
export interface KeyedRequest {
  /** Whose key it is, and for which route: keys of others are other keys. */
  readonly scope: string;
  readonly key: string;
  /** Of the exact bytes: tells a repeat from another request under the same key. */
  readonly payloadHash: string;
}

/** The answer that every repeat gets. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** `claimed`: the caller works it and must answer or release. */
export type KeyClaim =
  | { readonly kind: 'claimed' | 'in-flight' | 'other-payload' }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer };

/** Remembers which requests were made under which key, and what was answered. Shared by every process. */
export interface IdempotencyKeys {
  /** Of rivals that claim at once, one gets the key. After its terms a key is as new. */
  claim(request: KeyedRequest, wall: Instant): Promise<KeyClaim>;
  /** Keeps the answer of a claimed request for its term, counted from now. */
  answer(request: KeyedRequest, answer: KeptAnswer, wall: Instant): Promise<void>;
  /** Nothing came of it: the key is as new, for any payload. An answer that is kept stays. */
  release(request: KeyedRequest, wall: Instant): Promise<void>;
}
