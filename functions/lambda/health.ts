import { healthHandler } from '../handlers/api/health.ts';

export const handler = healthHandler();
