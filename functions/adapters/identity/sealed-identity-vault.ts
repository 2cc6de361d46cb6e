import type { IdentityRecords } from '../../ports/identity-records.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { identityKeys } from './identity-keys.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { openIdentity, sealIdentity } from './sealed-identity.ts';
import { summaryOf } from './identity-summary.ts';

export interface IdentityVaultParts {
  readonly records: IdentityRecords;
  /** Keys under `identity-key`, base64 of 32 bytes; the newest seals, all open. */
  readonly secrets: Pick<Secrets, 'get'>;
}

/**
 * Identity numbers and telephones, sealed with AES-256-GCM under the order they belong to. Loses
 * one of two seals of the same order at the same moment: orders are taken in and fixed one at a
 * time. Throws when there is no key, or when a record was not sealed with one of them.
 */
export function sealedIdentityVault({ records, secrets }: IdentityVaultParts): IdentityVault {
  let derived: { readonly from: string; readonly keys: IdentityKeys } | undefined;

  /** Deriving costs more than sealing, so it is done once per set of values. */
  async function keys(): Promise<IdentityKeys> {
    const values = await secrets.get('identity-key');
    const from = values.join(' ');
    if (derived?.from !== from) derived = { from, keys: identityKeys(values) };
    return derived.keys;
  }

  return {
    async seal(orderId, identity) {
      const sealed = await records.get(orderId);
      const { newest, all } = await keys();
      const known = sealed === undefined ? {} : openIdentity(sealed, orderId, all);
      const merged = { ...known, ...given(identity) };
      await records.put(orderId, sealIdentity(merged, orderId, newest));
      return summaryOf(merged);
    },
    async open(orderId) {
      const sealed = await records.get(orderId);
      return sealed === undefined ? {} : openIdentity(sealed, orderId, (await keys()).all);
    },
    async hash(value) {
      return (await keys()).oldest.hash(value);
    },
  };
}

/** Only what is filled in replaces what is known. */
function given<Values extends object>(values: Values): Partial<Values> {
  const kept: Partial<Values> = {};
  for (const key in values) {
    const value: unknown = values[key];
    if (typeof value === 'string' && value !== '') kept[key] = values[key];
  }
  return kept;
}
