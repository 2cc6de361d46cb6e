/** Where sealed identities lie. What is stored is ciphertext; the key is elsewhere. */
export interface IdentityRecords {
  get(orderId: string): Promise<string | undefined>;
  /** Replaces what was there. */
  put(orderId: string, sealed: string): Promise<void>;
}
