import type { Quantity } from '../domain/money/quantity.ts';
import type { Holding } from '../domain/stock/holding.ts';
import type { BookLine, Movement } from '../domain/stock/movements.ts';

/** What the ledger holds of a line, in 10⁻⁵ units. */
export interface Balance extends BookLine, Holding {}

/** A movement with the balance it left behind. */
export interface PostedMovement extends Movement {
  readonly before: Balance;
  readonly after: Balance;
}

/** `insufficient` names the first line that lacks stock; nothing was moved then. */
export type MoveResult =
  | { readonly kind: 'posted'; readonly movements: readonly PostedMovement[] }
  | { readonly kind: 'insufficient'; readonly line: BookLine; readonly available: Quantity };

/** So many movements fit one transaction of either store. */
export const MOST_MOVEMENTS = 40;

/** The bonded ledger: balances change only together with a movement, all lines of a call or none. */
export interface StockLedger {
  /** Idempotent by `movementId`: a repeated call answers with what was posted first. At most `MOST_MOVEMENTS`. */
  move(movements: readonly Movement[]): Promise<MoveResult>;
  balance(line: BookLine): Promise<Balance | undefined>;
  balances(accountBook: string): Promise<readonly Balance[]>;
  /** Oldest first. */
  movements(line: BookLine): Promise<readonly PostedMovement[]>;
  /** Those of these ids that are posted, in no order. */
  posted(movementIds: readonly string[]): Promise<readonly PostedMovement[]>;
  /** The newest of a line, newest first. */
  latest(line: BookLine, limit: number): Promise<readonly PostedMovement[]>;
}
