import type { Channel } from './directory.ts';

/** A token pair as a marketplace gives it out: the refresh token may be good for one use only. */
export interface RenewedToken {
  readonly kind: 'renewed';
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds from now until the access token ends. */
  readonly seconds: number;
}

/** Has access tokens that end anew, for marketplaces that keep a pair per shop. */
export interface TokenRenewal {
  /** Undefined for a marketplace whose tokens are had when they are needed, or do not end. */
  renew(
    channel: Channel,
    refreshToken: string,
  ): Promise<RenewedToken | { readonly kind: 'failed'; readonly reason: string } | undefined>;
}
