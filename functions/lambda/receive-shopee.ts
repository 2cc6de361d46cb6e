import { shopeeScheme } from '../adapters/marketplaces/shopee/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ shopee: shopeeScheme }));
