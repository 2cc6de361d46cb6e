import type { SignerState } from '../domain/customs/signer-state.ts';
import type { WaitingDocument } from '../domain/customs/signing-batches.ts';
import type { CommitResult } from './order-store.ts';

/** Documents that their signer could not take when they came, and how each signer stands. */
export interface SigningDesk {
  /** Keeps documents; one that is kept already stays as it is. */
  hold(documents: readonly WaitingDocument[]): Promise<void>;
  /** Forgets documents that wait no more; unknown ones are no error. */
  letGo(documents: readonly WaitingDocument[]): Promise<void>;
  /** Oldest first. */
  held(declarant: string, limit: number): Promise<readonly WaitingDocument[]>;
  /** A fresh one, of version 0, where nothing is known. */
  signer(declarant: string): Promise<SignerState>;
  /** Written only when the stored version is one less. */
  keep(state: SignerState): Promise<CommitResult>;
}
