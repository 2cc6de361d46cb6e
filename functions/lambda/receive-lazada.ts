import { lazadaScheme } from '../adapters/marketplaces/lazada/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ lazada: lazadaScheme }));
