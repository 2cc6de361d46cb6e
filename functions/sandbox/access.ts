import { timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from './http-message.ts';
import type { Access, PathParameters } from './routes.ts';
import type { Services } from './services.ts';
import { isSignedCall } from './store/market-signatures.ts';
import { isGoodToken } from './store/store-tokens.ts';
import { verifiesStandardWebhook } from './standard-webhooks.ts';

/**
 * Whether a request may be served. Partners and canonical channels want a Standard Webhooks
 * signature with the secret that both sides have, shops their access token, other stores their key,
 * the admin API a caller on this machine that is no web page.
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
      return isAmong(headers['x-shopify-access-token'], tokens);
    }
    case 'store key': {
      const keys = settings.secret(`channels/${parameter('channelId')}/api-key`);
      const basic = keys.map((key) => `Basic ${Buffer.from(key).toString('base64')}`);
      return isAmong(headers['authorization'], basic);
    }
    case 'signed call': {
      const channelId = parameter('channelId');
      const secrets = settings.secret(`channels/${channelId}`);
      const tokens = settings.secret(`channels/${channelId}/access-token`);
      return isSignedCall(channelId, request, { secrets, tokens, wall: clock.wall() });
    }
    case 'store token': {
      const keys = settings.secret(`channels/${parameter('channelId')}/api-key`);
      const given = headers['x-amz-access-token'] ?? headers['authorization'] ?? '';
      return isGoodToken(given.replace(/^(?:Bearer|IAF) /, ''), keys, clock.wall());
    }
    case 'key in the question':
    case 'anybody':
      return true;
    case 'admin':
      return isLoopback(request.remoteAddress) && headers['origin'] === undefined;
  }
}

function isAmong(given: string | undefined, values: readonly string[]): boolean {
  const told = Buffer.from(given ?? '');
  return values
    .map((value) => Buffer.from(value))
    .some((value) => value.length === told.length && timingSafeEqual(value, told));
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
