import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Secrets } from '../../ports/secrets.ts';

export interface SecretsManagerSettings {
  /** What all names of this deployment begin with, e.g. `bondway/prod/`. */
  readonly prefix: string;
  /** Milliseconds that a value read may be used again; each read is billed. 0 reads every time. */
  readonly keepMilliseconds: number;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
}

const storedValues = z.array(z.string());

/** Secrets on Secrets Manager: one secret per name, its value a JSON list, newest first. */
export function secretsManagerSecrets(
  client: SecretsManagerClient,
  { prefix, keepMilliseconds, now }: SecretsManagerSettings,
): Secrets {
  const kept = new Map<string, { readonly values: readonly string[]; readonly until: number }>();

  async function read(name: string): Promise<readonly string[]> {
    try {
      const SecretId = `${prefix}${name}`;
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
      return valuesOf(name, SecretString);
    } catch (fault) {
      if (fault instanceof ResourceNotFoundException) return [];
      throw fault;
    }
  }

  return {
    get: async (name) => {
      const known = kept.get(name);
      if (known !== undefined && known.until > now()) return known.values;
      const values = await read(name);
      if (values.length > 0) kept.set(name, { values, until: now() + keepMilliseconds });
      return values;
    },
    put: async (name, values) => {
      const SecretString = JSON.stringify(values);
      const id = `${prefix}${name}`;
      kept.delete(name);
      try {
        await client.send(new PutSecretValueCommand({ SecretId: id, SecretString }));
      } catch (fault) {
        if (!(fault instanceof ResourceNotFoundException)) throw fault;
        await client.send(new CreateSecretCommand({ Name: id, SecretString }));
      }
    },
  };
}

/** Says no more than the name: a parser's own message quotes what it could not read. */
function valuesOf(name: string, text = ''): readonly string[] {
  try {
    return storedValues.parse(JSON.parse(text));
  } catch {
    throw new Error(`the secret ${name} is not a JSON list of texts`);
  }
}
