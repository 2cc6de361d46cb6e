/** Digests behind a port, so that use cases stay free of crypto libraries. */
export interface Fingerprint {
  /** SHA-256, lower-case hex. */
  sha256(data: string | Uint8Array): string;
}
