import type { Instant } from '../instant.ts';
import type { Quantity } from '../money/quantity.ts';

/** A line of a bonded account book in one unit. */
export interface BookLine {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
}

/**
 * What can happen to a balance. `inbound` book +q; `reserve` reserved +q under book − reserved ≥ q;
 * `release` reserved −q; `write-off` book −q and reserved −q; `return` book +q.
 */
export type MovementKind = 'inbound' | 'reserve' | 'release' | 'write-off' | 'return';

/** An append-only movement in 10⁻⁵ units. The same `movementId` twice is one movement. */
export interface Movement extends BookLine {
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly quantity: Quantity;
  readonly at: Instant;
  /** Who caused it: a consignment id, or the voucher number of an inbound entry. */
  readonly cause: string;
}
