import { shopifyScheme } from '../adapters/marketplaces/shopify/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ shopify: shopifyScheme }));
