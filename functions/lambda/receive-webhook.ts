import { canonicalScheme } from '../adapters/marketplaces/standard-webhooks/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ canonical: canonicalScheme }));
