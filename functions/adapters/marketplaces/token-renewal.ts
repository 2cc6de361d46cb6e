import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { TokenRenewal } from '../../ports/token-renewal.ts';
import type { HttpRequest } from '../http/http-transport.ts';
import type { OutboundClient } from '../http/outbound-client.ts';
import { readBody } from '../http/read-body.ts';
import { signLazadaCall } from './lazada/sign.ts';
import { signShopeeCall } from './shopee/sign.ts';

export interface TokenRenewalParts {
  readonly outbound: OutboundClient;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/** What signs a request for a token, and when: wall milliseconds. */
interface Asking {
  readonly channel: Channel;
  readonly appKey: string;
  readonly secret: string;
  readonly refreshToken: string;
  readonly now: number;
}

type Grant = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly seconds: number;
};

/** How one family asks, and where in its answer the tokens stand. weak: read from clients. */
interface Family {
  readonly request: (asking: Asking) => Omit<HttpRequest, 'timeoutMs'>;
  readonly grant: (body: Uint8Array, now: number) => Grant | undefined;
}

const token = z.string().check(z.minLength(1));
const pair = z.object({ access_token: token, refresh_token: token });
const shopeeGrant = z.object({ ...pair.shape, expire_in: z.int() });
const lazadaGrant = z.object({ ...pair.shape, expires_in: z.int() });
const tikTokGrant = z.object({
  data: z.object({ ...pair.shape, access_token_expire_in: z.int() }),
});

const SHOPEE_PATH = '/api/v2/auth/access_token/get';
const LAZADA_PATH = '/auth/token/refresh';
const JSON_BODY = { 'content-type': 'application/json' };

const FAMILIES: { readonly [Name in Channel['marketplace']]?: Family } = {
  shopee: {
    request: ({ channel, appKey, secret, refreshToken, now }) => {
      const timestamp = String(Math.floor(now / 1_000));
      const signed = {
        partnerId: appKey,
        path: SHOPEE_PATH,
        timestamp,
        accessToken: '',
        shopId: '',
      };
      const sign = signShopeeCall(signed, secret);
      const query = new URLSearchParams({ partner_id: appKey, timestamp, sign }).toString();
      const body = {
        refresh_token: refreshToken,
        partner_id: Number(appKey),
        shop_id: Number(channel.account),
      };
      return {
        method: 'POST',
        url: `${baseOf(channel, SHOPEE_PATH)}?${query}`,
        headers: JSON_BODY,
        body: Buffer.from(JSON.stringify(body)),
      };
    },
    grant: (body) => {
      const read = readBody(body, shopeeGrant);
      return read.ok ? grantOf(read.value, read.value.expire_in) : undefined;
    },
  },
  lazada: {
    request: ({ channel, appKey, secret, refreshToken, now }) => {
      const signed = {
        ...{ app_key: appKey, timestamp: String(now), sign_method: 'sha256' },
        refresh_token: refreshToken,
      };
      const sign = signLazadaCall(LAZADA_PATH, signed, secret);
      const query = new URLSearchParams({ ...signed, sign }).toString();
      const url = channel.tokenUrl ?? `https://auth.lazada.com/rest${LAZADA_PATH}`;
      return { method: 'GET', url: `${url}?${query}`, headers: {} };
    },
    grant: (body) => {
      const read = readBody(body, lazadaGrant);
      return read.ok ? grantOf(read.value, read.value.expires_in) : undefined;
    },
  },
  'tiktok-shop': {
    request: ({ channel, appKey, secret, refreshToken }) => {
      const query = new URLSearchParams({
        ...{ app_key: appKey, app_secret: secret, refresh_token: refreshToken },
        grant_type: 'refresh_token',
      }).toString();
      const url = channel.tokenUrl ?? 'https://auth.tiktok-shops.com/api/v2/token/refresh';
      return { method: 'GET', url: `${url}?${query}`, headers: {} };
    },
    grant: (body, now) => {
      const read = readBody(body, tikTokGrant);
      // The moment at which it ends, not how long it lasts.
      return read.ok
        ? grantOf(read.value.data, read.value.data.access_token_expire_in - Math.floor(now / 1_000))
        : undefined;
    },
  },
};

/** Renews the tokens of marketplaces that keep a pair per shop; eBay's and Amazon's are had per process. */
export function tokenRenewal({ outbound, secrets, clock }: TokenRenewalParts): TokenRenewal {
  return {
    renew: async (channel, refreshToken) => {
      const family = FAMILIES[channel.marketplace];
      if (family === undefined) return undefined;
      const { channelId, appKey } = channel;
      const [secret] = await secrets.get(`channels/${channelId}`);
      if (appKey === undefined || secret === undefined) {
        return { kind: 'failed', reason: 'app key or secret is missing' };
      }
      const now = Date.parse(clock.wall());
      const request = family.request({ channel, appKey, secret, refreshToken, now });
      const outcome = await outbound.send(`channel:${channelId}:token`, request);
      if (outcome.kind !== 'ok') {
        const reason = outcome.kind === 'refused' ? outcome.code : outcome.reason;
        return { kind: 'failed', reason };
      }
      const grant = family.grant(outcome.body, now);
      return grant === undefined
        ? { kind: 'failed', reason: 'the answer holds no tokens' }
        : { kind: 'renewed', ...grant };
    },
  };
}

function baseOf({ tokenUrl, updatesUrl }: Channel, path: string): string {
  return tokenUrl ?? `${updatesUrl.replace(/\/$/, '')}${path}`;
}

function grantOf(told: z.output<typeof pair>, seconds: number): Grant {
  return { accessToken: told.access_token, refreshToken: told.refresh_token, seconds };
}
