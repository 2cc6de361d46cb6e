import type { Secrets } from '../../../functions/ports/secrets.ts';

/** Secrets that nobody keeps. */
export function memorySecrets(): Secrets {
  const values = new Map<string, readonly string[]>();
  return {
    get: async (name) => values.get(name) ?? [],
    put: async (name, active) => void values.set(name, active),
  };
}
