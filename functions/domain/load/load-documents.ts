import type { Receipt } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import type { DocumentKind } from '../trade/documents.ts';

/**
 * CEB messages (2022-05) that are about a load and not about one parcel. Others file them as
 * themselves: we ask, and wait for what customs answers.
 */
export type LoadDocumentKind = Extract<DocumentKind, '507' | '607' | '509' | '711'>;

/** What is known of one document of a load. `version` counts how often it was asked for anew. */
export interface LoadDocument {
  readonly kind: LoadDocumentKind;
  readonly version: number;
  /** When we asked its party to file it; when customs told of it first, if nobody asked. */
  readonly askedAt: Instant;
  readonly receipts: readonly Receipt[];
  /** Receipts of the versions before, which customs may repeat. */
  readonly earlierReceipts: readonly Receipt[];
  /** First 120 or 399. Never regresses. */
  readonly acceptedAt?: Instant;
  readonly rejected?: Receipt;
}
