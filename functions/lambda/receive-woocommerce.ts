import { wooCommerceScheme } from '../adapters/marketplaces/woocommerce/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ woocommerce: wooCommerceScheme }));
