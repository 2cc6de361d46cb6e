import { ebayKeys } from '../adapters/marketplaces/ebay/public-keys.ts';
import { ebayScheme } from '../adapters/marketplaces/ebay/scheme.ts';
import { outboundOf } from './services/outbound.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(({ secrets, clock }, environment) => {
  const outbound = outboundOf(environment, clock);
  return { ebay: ebayScheme({ keys: ebayKeys({ outbound, secrets, clock }), secrets }) };
});
