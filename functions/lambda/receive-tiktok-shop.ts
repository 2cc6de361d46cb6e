import { tikTokShopScheme } from '../adapters/marketplaces/tiktok-shop/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ 'tiktok-shop': tikTokShopScheme }));
