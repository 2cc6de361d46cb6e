import type { Quantity } from '../money/quantity.ts';
import { brokenInvariant } from './holding.ts';
import type { Holding } from './holding.ts';
import { isExact, sameUnits } from './line-units.ts';
import type { Movement } from './movements.ts';
import { movable, MOVEMENT_EFFECTS } from './movement-effects.ts';
import type { Counted } from './movement-effects.ts';

/** The part of a movement that decides what it does. */
export type AppliedMovement = Pick<
  Movement,
  'movementId' | 'kind' | 'quantity' | 'units' | 'filed'
>;

/** The holding after a movement, or how much could have moved. */
export type Applied =
  | { readonly ok: true; readonly holding: Holding }
  | { readonly ok: false; readonly available: Quantity };

/**
 * Applies one movement to a line's holding, and checks the ledger's invariants on what comes out.
 *
 * @throws RangeError when the quantity is not a positive safe integer, cannot be told exactly in the
 *   line's statutory units, or comes with other units than the line has; and when an invariant
 *   would break: the caller must write nothing then
 */
export function applyMovement(holding: Holding, movement: AppliedMovement): Applied {
  const { movementId, kind, quantity } = movement;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) {
    throw new RangeError(`movement ${movementId} moves ${String(quantity)}`);
  }
  const units = holding.units ?? movement.units;
  if (units !== undefined && movement.units !== undefined && !sameUnits(units, movement.units)) {
    throw new RangeError(`movement ${movementId} comes in other statutory units than its line`);
  }
  if (!isExact(quantity, units)) {
    throw new RangeError(`movement ${movementId} is not exact in the statutory units of its line`);
  }
  const available = movable(holding, kind);
  if (available < quantity) return { ok: false, available };
  const filed = holding.filed ?? movement.filed;
  const next = {
    ...moved(holding, kind, quantity),
    ...(units && { units }),
    ...(filed && { filed }),
  };
  const broken = brokenInvariant(next);
  if (broken !== undefined) throw new RangeError(`movement ${movementId} would break ${broken}`);
  return { ok: true, holding: next };
}

function moved(holding: Holding, kind: Movement['kind'], quantity: Quantity): Holding {
  const { changes } = MOVEMENT_EFFECTS[kind];
  const part = (name: Counted): Quantity => holding[name] + (changes[name] ?? 0) * quantity;
  return {
    book: part('book'),
    reserved: part('reserved'),
    declared: part('declared'),
    awaitingGate: part('awaitingGate'),
    onHand: part('onHand'),
  };
}
