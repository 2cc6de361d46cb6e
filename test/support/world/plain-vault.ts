import { createHash } from 'node:crypto';
import { summaryOf } from '../../../functions/adapters/identity/identity-summary.ts';
import type { Identity } from '../../../functions/domain/order/order.ts';
import type { IdentityVault } from '../../../functions/ports/identity-vault.ts';

/** A vault without a lock: what is sealed lies in a map. */
export function plainVault(): IdentityVault {
  const sealed = new Map<string, Identity>();
  return {
    seal: async (orderId, identity) => {
      const given = Object.fromEntries(
        Object.entries(identity).filter(([, value]) => value !== undefined),
      );
      const merged = { ...sealed.get(orderId), ...given };
      sealed.set(orderId, merged);
      return summaryOf(merged);
    },
    open: async (orderId) => sealed.get(orderId) ?? {},
    hash: async (value) => telephoneHash(value),
  };
}

/** What the vault makes of a value; the logistics firm's record carries the same. */
export function telephoneHash(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
