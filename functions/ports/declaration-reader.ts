import type { CebContent } from '../domain/customs/ceb-document.ts';
import type { CebReceipt } from '../domain/customs/ceb-receipt.ts';
import type { Result } from '../domain/refusal.ts';

/** What stands in a message as it was sent, and whether its signature verifies with its own certificate. */
export interface SentMessage {
  readonly contents: readonly CebContent[];
  readonly signature: Result<'signed'>;
}

/** Reads messages as they were on the wire, envelope and all. Refusals name what cannot be read. */
export interface DeclarationReader {
  sent(message: Uint8Array): Result<SentMessage>;
  receipts(message: Uint8Array): Result<readonly CebReceipt[]>;
}
