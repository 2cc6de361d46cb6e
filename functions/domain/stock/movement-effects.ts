import type { Quantity } from '../money/quantity.ts';
import type { Holding } from './holding.ts';
import type { MovementKind } from './movements.ts';

/** Quantities of a holding that movements change. */
export type Counted = 'book' | 'reserved' | 'declared' | 'awaitingGate' | 'onHand';

/** What a kind of movement does to a holding, and how much of it may move. */
export interface MovementEffect {
  readonly changes: { readonly [Part in Counted]?: 1 | -1 };
  /** What is taken must be there; by default, the least of the quantities that shrink. */
  readonly available?: (holding: Holding) => Quantity;
}

const unreserved = ({ book, reserved }: Holding): Quantity => book - reserved;

/**
 * Source: bonded-zone practice (保税核注清单 is the only paper that posts the base book; the book shrinks
 * when the order's list is released, the goods leave at the gate later) and the invariants
 * `book = Σ inbound − Σ released + Σ returns ± adjustments` and `on hand − book = released and not
 * gated out − posted and not received`: each row changes both sides alike, but for `inbound` and
 * `put-away`, which open and close what is under way, and for adjustments, which settle residues.
 */
export const MOVEMENT_EFFECTS: { readonly [Kind in MovementKind]: MovementEffect } = {
  inbound: { changes: { book: 1 } },
  'put-away': { changes: { onHand: 1 } },
  receipt: { changes: { book: 1, onHand: 1 } },
  reserve: { changes: { reserved: 1 }, available: unreserved },
  release: { changes: { reserved: -1 } },
  declare: { changes: { declared: 1 } },
  'declaration-closed': { changes: { declared: -1 } },
  'write-off': { changes: { book: -1, reserved: -1, awaitingGate: 1 } },
  'gate-out': { changes: { awaitingGate: -1, onHand: -1 } },
  issue: { changes: { book: -1, reserved: -1, onHand: -1 } },
  'put-back': { changes: { book: 1, awaitingGate: -1 } },
  return: { changes: { book: 1, onHand: 1 } },
  'book-up': { changes: { book: 1 } },
  'book-down': { changes: { book: -1 }, available: unreserved },
  'on-hand-up': { changes: { onHand: 1 } },
  'on-hand-down': { changes: { onHand: -1 } },
};

/** How much of a holding a kind of movement may move. */
export function movable(holding: Holding, kind: MovementKind): Quantity {
  const { changes, available } = MOVEMENT_EFFECTS[kind];
  if (available !== undefined) return available(holding);
  const shrinking = counted.filter((part) => changes[part] === -1).map((part) => holding[part]);
  return Math.min(Number.MAX_SAFE_INTEGER, ...shrinking);
}

/** The quantities of a holding that movements change. */
export const counted: readonly Counted[] = [
  'book',
  'reserved',
  'declared',
  'awaitingGate',
  'onHand',
];
