import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Secrets } from '../functions/ports/secrets.ts';
import { replaceFile } from './atomic-file.ts';

const secretsFile = z.record(z.string(), z.array(z.string()));

/**
 * Secrets in one file that only its owner can read (0600), apart from the database, so that a copy
 * of that gives none away. Read once; every change replaces the file.
 */
export function fileSecrets(path: string): Secrets {
  const stored = existsSync(path) ? secretsFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const secrets = new Map<string, readonly string[]>(Object.entries(stored));
  return {
    get: async (name) => secrets.get(name) ?? [],
    put: async (name, values) => {
      secrets.set(name, [...values]);
      replaceFile(path, `${JSON.stringify(Object.fromEntries(secrets), null, 2)}\n`);
    },
  };
}
