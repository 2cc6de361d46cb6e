import type { Instant } from '../instant.ts';
import type { Quantity } from '../money/quantity.ts';
import type { FiledGoods } from './filed-goods.ts';
import type { LineUnits } from './line-units.ts';

/** A line of a stock book in its unit of sale. */
export interface BookLine {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
}

/** What can happen to a line; `movement-effects.ts` says what each does to its quantities. */
export type MovementKind =
  /** Customs posted a bonded list (核注清单): on the book, not here yet. */
  | 'inbound'
  /** Counted and put away: what the book has is here. */
  | 'put-away'
  /** Outside of bond, and opening stock: on the book because it is here. */
  | 'receipt'
  | 'reserve'
  | 'release'
  /** A list for reserved goods was filed; no longer open, because written off or withdrawn. */
  | 'declare'
  | 'declaration-closed'
  /** Bonded: released by customs, off the book, and still inside. */
  | 'write-off'
  /** What was written off passed the gate. */
  | 'gate-out'
  /** Outside of bond: off the book because it passed the gate. */
  | 'issue'
  /** Back on the book: what never left, and what came back. */
  | 'put-back'
  | 'return'
  /** Adjustments, with approval: of the book, or of what lies in the warehouse. */
  | 'book-up'
  | 'book-down'
  | 'on-hand-up'
  | 'on-hand-down';

/** An append-only movement in 10⁻⁵ units. The same `movementId` twice is one movement. */
export interface Movement extends BookLine {
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly quantity: Quantity;
  readonly at: Instant;
  /** What it is about: a consignment, an inbound or an adjustment. */
  readonly cause: string;
  /** The paper behind it: number of a bonded list, of an order's list, of a count, of an adjustment. */
  readonly voucher: string;
  /** The person who ordered it, where it was one. */
  readonly by?: string;
  /** Statutory units of the line; the first movement that names them fixes them for ever. */
  readonly units?: LineUnits;
  /** Of account books: the first movement that names them fixes them, as `units`. */
  readonly filed?: FiledGoods;
}
