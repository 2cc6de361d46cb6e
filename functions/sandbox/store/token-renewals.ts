import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { channelOf } from '../demo/channels.ts';
import { json, readJson } from '../http-message.ts';
import type { SandboxRequest, SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { answered } from './market-route.ts';

/** As long as a token of Shopee lasts. */
const SECONDS = 4 * 3_600;

interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
}

/**
 * New tokens for refresh tokens, which are good for one use: the pair that was issued last is the
 * only one that is good.
 */
export function tokenRenewalRoutes({ settings, counter, clock }: Services): readonly Route[] {
  const secretOf = (channelId: string) => settings.secret(`channels/${channelId}`)[0] ?? '';
  const renew = (channelId: string, given: string, isSigned: boolean): Pair | undefined => {
    const name = `channels/${channelId}`;
    if (!isSigned || settings.secret(`${name}/refresh-token`)[0] !== given) return undefined;
    const number = String(counter('token'));
    const pair = { access_token: `at-${number}`, refresh_token: `rt-${number}` };
    const [access, refresh] = [[pair.access_token], [pair.refresh_token]];
    settings.update({
      secrets: { [`${name}/access-token`]: access, [`${name}/refresh-token`]: refresh },
    });
    return pair;
  };
  const route = (
    method: Route['method'],
    path: string,
    run: (channelId: string, request: SandboxRequest) => SandboxResponse,
  ): Route => ({
    method,
    path: `/store/:channelId${path}`,
    access: 'key in the question',
    run: (request, parameter) => run(parameter('channelId'), request),
  });
  return [
    route('POST', SHOPEE, (channelId, request) => {
      const { refresh_token, shop_id } = readJson(request, shopeeSchema);
      const text = `${request.query.get('partner_id') ?? ''}${SHOPEE}${request.query.get('timestamp') ?? ''}`;
      const isSigned =
        hex(text, secretOf(channelId)) === request.query.get('sign') &&
        String(shop_id) === channelOf(channelId).account;
      const pair = renew(channelId, refresh_token, isSigned);
      return pair === undefined
        ? answered({ error: 'error_auth', message: 'Invalid refresh_token.' })
        : answered({ ...pair, expire_in: SECONDS, error: '', message: '' });
    }),
    route('GET', '/auth/token/refresh', (channelId, { query }) => {
      const { sign, ...parameters } = Object.fromEntries(query);
      const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
      const text = `/auth/token/refresh${sorted.flat().join('')}`;
      const isSigned = hex(text, secretOf(channelId)).toUpperCase() === sign;
      const pair = renew(channelId, query.get('refresh_token') ?? '', isSigned);
      return pair === undefined
        ? answered({ code: 'IllegalRefreshToken', message: 'The refresh token is invalid' })
        : answered({ ...pair, code: '0', expires_in: SECONDS });
    }),
    route('GET', '/api/v2/token/refresh', (channelId, { query }) => {
      const isSigned = query.get('app_secret') === secretOf(channelId);
      const pair = renew(channelId, query.get('refresh_token') ?? '', isSigned);
      const access_token_expire_in = Math.floor(clock.wall() / 1_000) + SECONDS;
      return pair === undefined
        ? json(200, { code: 105000, message: 'refresh token is invalid' })
        : json(200, { code: 0, message: 'success', data: { ...pair, access_token_expire_in } });
    }),
  ];
}

const SHOPEE = '/api/v2/auth/access_token/get';
const shopeeSchema = z.object({ refresh_token: z.string(), shop_id: z.int() });

function hex(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
