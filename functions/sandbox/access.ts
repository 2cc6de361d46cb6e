import { timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from './http-message.ts';
import type { Access, PathParameters } from './routes.ts';
import type { Services } from './services.ts';
import { verifiesStandardWebhook } from './standard-webhooks.ts';

/**
 * Whether a request may be served. Partners and canonical channels want a Standard Webhooks
 * signature with the secret that both sides have, shops their access token, the admin API a caller
 * on this machine that is no web page.
 */
export function isAllowed(
  access: Access,
  request: SandboxRequest,
  parameter: PathParameters,
  { clock, settings }: Services,
): boolean {
  const { headers, body } = request;
  switch (access) {
    case 'partner':
    case 'channel': {
      const name =
        access === 'partner'
          ? `partners/${parameter('partnerId')}`
          : `channels/${parameter('channelId')}`;
      return verifiesStandardWebhook(settings.secret(name), headers, body, clock.wall());
    }
    case 'shop': {
      const tokens = settings.secret(`channels/${parameter('channelId')}/access-token`);
      const given = Buffer.from(headers['x-shopify-access-token'] ?? '');
      return tokens
        .map((token) => Buffer.from(token))
        .some((token) => token.length === given.length && timingSafeEqual(token, given));
    }
    case 'admin':
      return isLoopback(request.remoteAddress) && headers['origin'] === undefined;
  }
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
