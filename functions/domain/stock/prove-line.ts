import type { Quantity } from '../money/quantity.ts';
import { applyMovement } from './apply-movement.ts';
import { brokenInvariant, EMPTY_HOLDING } from './holding.ts';
import type { Holding } from './holding.ts';
import type { Movement } from './movements.ts';
import { counted } from './movement-effects.ts';
import type { Counted } from './movement-effects.ts';

/** A movement as it is stored: with the holding before and after it. */
export interface TrailMovement extends Movement {
  readonly before: Holding;
  readonly after: Holding;
}

/** How far a line is proven: the fold of the movements read so far, and what did not agree. */
export interface LineProof {
  readonly movements: number;
  readonly holding: Holding;
  readonly faults: readonly string[];
}

/** A proof before the first movement. */
export const NO_PROOF: LineProof = { movements: 0, holding: EMPTY_HOLDING, faults: [] };

/** More faults than these say nothing new. */
const MOST_FAULTS = 20;

/**
 * Takes the next movement of a line, oldest first, into its proof: it must have a voucher, start
 * from where the one before ended, and end where the rules say.
 */
export function foldMovement(proof: LineProof, movement: TrailMovement): LineProof {
  const { movementId, voucher, before, after } = movement;
  const outcome = folded(proof.holding, movement);
  const faults = [
    voucher === '' ? `${movementId} has no voucher` : undefined,
    differs(proof.holding, before) && `${movementId} does not start from where its line stood`,
    typeof outcome === 'string' ? outcome : undefined,
    typeof outcome === 'object' && differs(outcome, after)
      ? `${movementId} does not end where it should`
      : undefined,
  ].filter((fault) => typeof fault === 'string');
  return {
    movements: proof.movements + 1,
    holding: typeof outcome === 'object' ? outcome : after,
    faults: [...proof.faults, ...faults].slice(0, MOST_FAULTS),
  };
}

/** The proof against the balance that the ledger answers with; no faults means that it is proven. */
export function concludeProof(proof: LineProof, balance: Holding | undefined): readonly string[] {
  const stored = balance ?? EMPTY_HOLDING;
  const broken = brokenInvariant(stored);
  const unequal = counted
    .filter((part) => stored[part] !== proof.holding[part])
    .map((part) => unequalText(part, stored[part], proof.holding[part]));
  return [...proof.faults, ...unequal, ...(broken === undefined ? [] : [`breaks ${broken}`])];
}

function unequalText(part: Counted, stored: Quantity, folded: Quantity): string {
  return `${part} is ${String(stored)} and its movements make ${String(folded)}`;
}

/** The holding after the movement, or why there is none. */
function folded(holding: Holding, movement: TrailMovement): Holding | string {
  try {
    const applied = applyMovement(holding, movement);
    return applied.ok ? applied.holding : `${movement.movementId} moved what was not there`;
  } catch (fault) {
    if (fault instanceof RangeError) return fault.message;
    throw fault;
  }
}

function differs(a: Holding, b: Holding): boolean {
  return counted.some((part) => a[part] !== b[part]);
}
