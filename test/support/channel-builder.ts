import type { Channel } from '../../functions/ports/directory.ts';

/** A canonical channel of nobody. */
export function aChannel(overrides: Partial<Channel> = {}): Channel {
  return {
    channelId: 'market',
    merchantId: 'merchant-1',
    marketplace: 'canonical',
    account: 'harbour-market',
    platform: { code: '3702960AB1', name: 'Harbour Market' },
    updatesUrl: 'https://market.example/events',
    ...overrides,
  };
}
