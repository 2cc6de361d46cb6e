import document from '../../generated/openapi.json' with { type: 'json' };
import { apiDocsHandler } from '../handlers/api/api-docs.ts';

export const handler = apiDocsHandler(() => document);
