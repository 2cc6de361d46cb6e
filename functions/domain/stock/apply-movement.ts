import type { Quantity } from '../money/quantity.ts';
import type { Movement, MovementKind } from './movements.ts';

/** What the ledger holds of one line: `0 ≤ reserved ≤ book`. */
export interface Holding {
  readonly book: Quantity;
  readonly reserved: Quantity;
}

/** What a movement does to a holding, and how much of it may move. */
interface Effect {
  readonly book: -1 | 0 | 1;
  readonly reserved: -1 | 0 | 1;
  readonly available: (holding: Holding) => Quantity;
}

const unlimited = (): Quantity => Number.MAX_SAFE_INTEGER;
const ofReserved = ({ reserved }: Holding): Quantity => reserved;

const EFFECTS: { readonly [Kind in MovementKind]: Effect } = {
  inbound: { book: 1, reserved: 0, available: unlimited },
  reserve: { book: 0, reserved: 1, available: ({ book, reserved }) => book - reserved },
  release: { book: 0, reserved: -1, available: ofReserved },
  'write-off': { book: -1, reserved: -1, available: ofReserved },
  return: { book: 1, reserved: 0, available: unlimited },
};

/** The holding after a movement, or how much could have moved. */
export type Applied =
  | { readonly ok: true; readonly holding: Holding }
  | { readonly ok: false; readonly available: Quantity };

/**
 * Applies one movement to a line's holding.
 *
 * @throws RangeError when the quantity is not a positive safe integer, or the book would not be one
 */
export function applyMovement(
  holding: Holding,
  { movementId, kind, quantity }: Pick<Movement, 'movementId' | 'kind' | 'quantity'>,
): Applied {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) {
    throw new RangeError(`movement ${movementId} moves ${String(quantity)}`);
  }
  const effect = EFFECTS[kind];
  const available = effect.available(holding);
  if (available < quantity) return { ok: false, available };
  const book = holding.book + effect.book * quantity;
  if (!Number.isSafeInteger(book)) throw new RangeError(`movement ${movementId} moves too much`);
  return { ok: true, holding: { book, reserved: holding.reserved + effect.reserved * quantity } };
}
