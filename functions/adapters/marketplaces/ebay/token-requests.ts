import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { TokenRequest } from '../access-token.ts';

const SCOPE = 'https://api.ebay.com/oauth/api_scope';
const SELLER_SCOPE = `${SCOPE}/sell.fulfillment`;

/** A token of our application, which keys are asked for with. Undefined without credentials. */
export async function applicationToken(
  secrets: Pick<Secrets, 'get'>,
  channel: Channel,
): Promise<TokenRequest | undefined> {
  return request(secrets, channel, { grant_type: 'client_credentials', scope: SCOPE });
}

/** A token of the seller, by the refresh token under `channels/<id>/refresh-token`. */
export async function sellerToken(
  secrets: Pick<Secrets, 'get'>,
  channel: Channel,
): Promise<TokenRequest | undefined> {
  const [refresh] = await secrets.get(`channels/${channel.channelId}/refresh-token`);
  if (refresh === undefined) return undefined;
  const form = { grant_type: 'refresh_token', refresh_token: refresh, scope: SELLER_SCOPE };
  return request(secrets, channel, form);
}

async function request(
  secrets: Pick<Secrets, 'get'>,
  { channelId, updatesUrl, tokenUrl }: Channel,
  form: TokenRequest['form'],
): Promise<TokenRequest | undefined> {
  const [credentials] = await secrets.get(`channels/${channelId}/api-key`);
  if (credentials === undefined) return undefined;
  return {
    peer: `channel:${channelId}`,
    url: tokenUrl ?? `${updatesUrl.replace(/\/$/, '')}/identity/v1/oauth2/token`,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    form,
  };
}
