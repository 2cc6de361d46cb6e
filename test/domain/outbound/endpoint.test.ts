import { describe, expect, test } from '@jest/globals';
import {
  channelEndpoint,
  channelEndpointId,
  secretNameOf,
  toldChannelId,
  wants,
} from '../../../functions/domain/outbound/endpoint.ts';
import type { Endpoint } from '../../../functions/domain/outbound/endpoint.ts';
import { EVENT_TYPES } from '../../../functions/domain/outbound/event-catalogue.ts';

function anEndpoint(overrides: Partial<Endpoint> = {}): Endpoint {
  return {
    endpointId: 'EP1',
    merchantId: 'merchant-1',
    url: 'https://merchant.example/',
    description: '',
    events: [],
    version: 1,
    createdAt: '2026-11-23T02:00:00.000Z',
    ...overrides,
  };
}

describe('an endpoint', () => {
  test('wants every event, or those it names, of all channels or of one', () => {
    expect(EVENT_TYPES.every((type) => wants(anEndpoint(), type, 'shop'))).toBe(true);
    const picky = anEndpoint({ events: ['order.held'], channelId: 'shop' });
    expect(wants(picky, 'order.held', 'shop')).toBe(true);
    expect(wants(picky, 'order.accepted', 'shop')).toBe(false);
    expect(wants(picky, 'order.held', 'other')).toBe(false);
  });

  test('has secrets of its own', () => {
    expect(secretNameOf(anEndpoint())).toBe('endpoints/EP1');
    expect(toldChannelId('EP1')).toBeUndefined();
  });
});

describe('the endpoint of a channel', () => {
  const channel = { channelId: 'shop', merchantId: 'm', updatesUrl: 'https://shop.example/' };

  test('is where the channel is told, of what concerns it, under the channel’s secrets', () => {
    const endpoint = channelEndpoint(channel, undefined);
    expect(endpoint).toMatchObject({ url: 'https://shop.example/', channelId: 'shop', version: 0 });
    expect(wants(endpoint, 'consignment.shipped', 'shop')).toBe(true);
    expect(wants(endpoint, 'consignment.returned', 'shop')).toBe(false);
    expect(secretNameOf(endpoint)).toBe('channels/shop');
    expect(toldChannelId(channelEndpointId('shop'))).toBe('shop');
  });

  test('was never created where nothing became of it yet', () => {
    expect(channelEndpoint(channel, undefined)).toMatchObject({ createdAt: '' });
    const { createdAt } = channelEndpoint(channel, anEndpoint());
    expect(createdAt).toBe('2026-11-23T02:00:00.000Z');
  });

  test('keeps what became of it, wherever the channel has moved', () => {
    const disabled = { reason: 'gone' as const, at: '2026-11-23T02:00:00.000Z' };
    const stored = anEndpoint({ disabled, version: 4, url: 'https://old.example/' });
    const { url, version, ...rest } = channelEndpoint(channel, stored);
    expect([url, version, rest.disabled]).toEqual(['https://shop.example/', 4, disabled]);
  });
});
