import type { Quantity } from '../money/quantity.ts';
import type { FiledGoods } from './filed-goods.ts';
import type { LineUnits } from './line-units.ts';

/** What the ledger holds of one line, each quantity apart, in 10⁻⁵ units of sale. */
export interface Holding {
  readonly book: Quantity;
  /** Of the book: promised to consignments. */
  readonly reserved: Quantity;
  /** Under lists that were filed and neither written off nor withdrawn; follows within seconds. */
  readonly declared: Quantity;
  /** Off the book and still inside. */
  readonly awaitingGate: Quantity;
  /** In the warehouse, as counted in and gated out. */
  readonly onHand: Quantity;
  readonly units?: LineUnits;
  /** What the account book has on file of the goods; absent outside of bond, and where nobody told. */
  readonly filed?: FiledGoods;
}

/** A line before its first movement. */
export const EMPTY_HOLDING: Holding = {
  book: 0,
  reserved: 0,
  declared: 0,
  awaitingGate: 0,
  onHand: 0,
};

/**
 * On the book and not received: what is under way after customs posted the book, and any residue
 * of short (positive) and over (negative) receipts until an adjustment settles it.
 */
export function notReceived({ book, awaitingGate, onHand }: Holding): Quantity {
  return book + awaitingGate - onHand;
}

/** An invariant of the ledger, and how to see that a holding breaks it. */
const INVARIANTS: readonly (readonly [name: string, holds: (holding: Holding) => boolean])[] = [
  ['0 ≤ reserved ≤ book', ({ book, reserved }) => 0 <= reserved && reserved <= book],
  ['0 ≤ declared', ({ declared }) => 0 <= declared],
  ['0 ≤ released and not gated out', ({ awaitingGate }) => 0 <= awaitingGate],
  ['0 ≤ on hand', ({ onHand }) => 0 <= onHand],
  [
    'whole counts of 10⁻⁵',
    ({ book, reserved, declared, awaitingGate, onHand }) =>
      [book, reserved, declared, awaitingGate, onHand].every(Number.isSafeInteger),
  ],
];

/** The first invariant of the ledger that a holding breaks; undefined when it breaks none. */
export function brokenInvariant(holding: Holding): string | undefined {
  return INVARIANTS.find(([, holds]) => !holds(holding))?.[0];
}
