import type { Result } from '../domain/refusal.ts';
import type { Channel } from './directory.ts';
import type { InboundRequest, WebhookVerifier } from './inbound.ts';

/** With what a message turned out to be signed, or a greeting answered. */
export type VerifiedWith =
  'current-secret' | 'previous-secret' | 'marketplace-key' | 'verification-token';

/** Why no test message can be made for a channel. */
export type NotComposed = 'no-secret' | 'incomplete' | 'only-sender-signs';

/** What a channel's receiver is tried with: it verifies as the receiver does, with secrets read anew. */
export interface DeliveryTests {
  /** A message as the channel's marketplace would send it, marked as a test where it can be. */
  compose(channel: Channel): Promise<Result<InboundRequest, NotComposed>>;
  /** The verifier that the channel's receiver has. */
  readonly verifier: WebhookVerifier;
  /** Which secret an authentic message is signed with; undefined for one that is not authentic. */
  verifiedWith(channel: Channel, request: InboundRequest): Promise<VerifiedWith | undefined>;
}
