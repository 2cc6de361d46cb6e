import type { Identity, IdentitySummary } from '../domain/order/order.ts';

/** Keeps identity numbers and telephones sealed; elsewhere only a summary and keyed hashes exist. */
export interface IdentityVault {
  /** Merges into what is stored for the order and returns what may be shown (last four characters). */
  seal(orderId: string, identity: Identity): Promise<IdentitySummary>;
  open(orderId: string): Promise<Identity>;
  /** Keyed hash of one value, hex: equal values compare equal, nothing can be read back. */
  hash(value: string): Promise<string>;
}
