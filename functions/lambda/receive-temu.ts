import { temuScheme } from '../adapters/marketplaces/temu/scheme.ts';
import { webhookFunction } from './services/receiving.ts';

export const handler = webhookFunction(() => ({ temu: temuScheme }));
