import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { TokenRequest } from '../access-token.ts';

/** Login with Amazon, for all regions but China. */
const TOKEN_URL = 'https://api.amazon.com/auth/o2/token';

/**
 * A token of Login with Amazon for the seller, by the refresh token under
 * `channels/<id>/refresh-token` and `clientId:clientSecret` under `channels/<id>/api-key`.
 * Undefined without them.
 */
export async function lwaToken(
  secrets: Pick<Secrets, 'get'>,
  { channelId, tokenUrl }: Channel,
): Promise<TokenRequest | undefined> {
  const [[credentials], [refreshToken]] = await Promise.all([
    secrets.get(`channels/${channelId}/api-key`),
    secrets.get(`channels/${channelId}/refresh-token`),
  ]);
  if (credentials === undefined || refreshToken === undefined) return undefined;
  const colon = credentials.indexOf(':');
  return {
    // Not the circuit of the seller's API: one may be down without the other.
    peer: `channel:${channelId}:token`,
    url: tokenUrl ?? TOKEN_URL,
    form: {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: credentials.slice(0, colon),
      client_secret: credentials.slice(colon + 1),
    },
  };
}
