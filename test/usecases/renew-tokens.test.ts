import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Case } from '../../functions/ports/order-store.ts';
import type { Channel } from '../../functions/ports/directory.ts';
import type { TokenRenewal } from '../../functions/ports/token-renewal.ts';
import { renewTokens } from '../../functions/usecases/renew-tokens.ts';
import { aChannel } from '../support/channel-builder.ts';
import { streamOf } from '../support/stream-of.ts';

const WALL = '2026-11-24T10:00:00.000Z';
const SHOP = aChannel({ channelId: 'shop', marketplace: 'shopee' });

let channels: readonly Channel[];
let kept: Map<string, string>;
let asked: string[];
let cases: Case[];
let answer: Awaited<ReturnType<TokenRenewal['renew']>>;

beforeEach(() => {
  channels = [SHOP];
  kept = new Map([['channels/shop/refresh-token', 'r1']]);
  asked = [];
  cases = [];
  answer = { kind: 'renewed', accessToken: 'a2', refreshToken: 'r2', seconds: 14_400 };
});

const services = {
  clock: { now: () => WALL, wall: () => WALL, wallMilliseconds: (each: number) => each },
  secrets: {
    get: async (name: string) => [kept.get(name) ?? []].flat(),
    put: async (name: string, [value = '']: readonly string[]) => void kept.set(name, value),
  },
  directory: {
    channelsOf: (marketplace: string) =>
      streamOf(channels.filter((channel) => channel.marketplace === marketplace)),
  },
  orders: { openCase: async (found: Case) => void cases.push(found) },
  renewal: {
    renew: async ({ channelId }: Channel, refreshToken: string) => {
      asked.push(`${channelId} ${refreshToken}`);
      return answer;
    },
  },
};

describe('the tokens of a channel', () => {
  test('are had anew within the hour before they end, each pair once', async () => {
    await renewTokens(services);
    await renewTokens(services);
    expect(asked).toEqual(['shop r1']);
    expect(Object.fromEntries(kept)).toEqual({
      'channels/shop/refresh-token': 'r2',
      'channels/shop/access-token': 'a2',
      'channels/shop/token-until': '2026-11-24T14:00:00.000Z',
    });
    kept.set('channels/shop/token-until', '2026-11-24T11:00:00.000Z');
    await renewTokens(services);
    expect(asked).toEqual(['shop r1', 'shop r2']);
  });

  test('that are refused stay as they are, and are a case', async () => {
    answer = { kind: 'failed', reason: 'error_auth' };
    await renewTokens(services);
    expect([...kept.keys()]).toEqual(['channels/shop/refresh-token']);
    expect(cases).toMatchObject([{ kind: 'token-not-renewed', caseId: 'token-not-renewed.shop' }]);
  });

  test('can be had again after a crash between the two', async () => {
    const put = async (name: string, [value = '']: readonly string[]) => {
      if (name.endsWith('access-token')) throw new Error('disk full');
      kept.set(name, value);
    };
    const crashing = { ...services, secrets: { ...services.secrets, put } };
    await expect(renewTokens(crashing)).rejects.toThrow('not every token');
    await renewTokens(services);
    expect(asked).toEqual(['shop r1', 'shop r2']);
    expect(kept.get('channels/shop/access-token')).toBe('a2');
  });

  test('are left alone without a refresh token, where none end, and when the channel is disabled', async () => {
    const disabled = { at: WALL, by: 'anna' };
    channels = [
      { ...SHOP, channelId: 'other' },
      { ...SHOP, disabled },
      { ...SHOP, marketplace: 'temu' },
    ];
    await renewTokens(services);
    expect(asked).toEqual([]);
  });
});
