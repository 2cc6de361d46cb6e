import { renewTokens } from '../../usecases/renew-tokens.ts';
import type { RenewServices } from '../../usecases/renew-tokens.ts';

/** Has access tokens anew before they end. */
export function renewTokensJob(services: RenewServices): () => Promise<void> {
  return () => renewTokens(services);
}
