import type { LimitAccount, LimitDraw, LimitKind } from '../domain/tax/limit-account.ts';

/** Which limit a draw obeys: the account's own, none at all, or so many fen. */
export type LimitObeyed = 'own' | 'none' | number;

/** `exhausted`: it would go beyond the limit, nothing changed. The account is the one that stands now. */
export interface DrawResult {
  readonly kind: 'drawn' | 'exhausted';
  readonly account: LimitAccount;
}

/**
 * Accounts with a limit and what each consignment takes of them. A draw states what a consignment
 * takes in all, so that repeating it changes nothing; it never counts twice, whatever crashes.
 */
export interface LimitLedger {
  /** Takes the consignment's draw of this kind to this account and amount, from wherever it was. */
  draw(draw: LimitDraw, obeys: LimitObeyed): Promise<DrawResult>;
  /** Gives back all that the consignment takes of this kind; nothing if it takes nothing. */
  restore(kind: LimitKind, consignmentId: string): Promise<void>;
  drawOf(kind: LimitKind, consignmentId: string): Promise<LimitDraw | undefined>;
  /** The account; untouched when nobody drew on it. */
  account(kind: LimitKind, account: string): Promise<LimitAccount>;
  /** Guarantors that were drawn on or have a limit, by code. */
  guarantees(): Promise<readonly LimitAccount[]>;
  /** Sets the limit of a guarantor, fen; below what is drawn nothing more goes. */
  setGuarantee(account: string, limit: number): Promise<LimitAccount>;
}
