import { applyMovement } from '../../domain/stock/apply-movement.ts';
import { EMPTY_HOLDING } from '../../domain/stock/holding.ts';
import type { BookLine, Movement } from '../../domain/stock/movements.ts';
import type { Balance, MoveResult, PostedMovement } from '../../ports/stock-ledger.ts';

/** A balance with the number of its newest movement. */
export interface Standing {
  readonly balance: Balance;
  readonly sequence: number;
}

/** What is stored of the lines and movements of one call, by line name and movement id. */
export interface StoredStock {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly movements: ReadonlyMap<string, PostedMovement>;
}

/** What a call answers, and what it must write first: nothing when it only repeats another. */
export interface Posting {
  readonly result: MoveResult;
  readonly movements: readonly { readonly movement: PostedMovement; readonly sequence: number }[];
  readonly standings: ReadonlyMap<string, Standing>;
}

/** A line's name: what tells it from every other. */
export function lineName({ accountBook, bookItem, unit }: BookLine): string {
  return JSON.stringify([accountBook, bookItem, unit]);
}

/** The line a movement or balance is on. */
export function lineOf({ accountBook, bookItem, unit }: BookLine): BookLine {
  return { accountBook, bookItem, unit };
}

/** Posts the movements of one call in their order, each seeing what those before it took. */
export function postMovements(movements: readonly Movement[], stored: StoredStock): Posting {
  const posted = new Map<string, PostedMovement>(stored.movements);
  const standings = new Map<string, Standing>();
  const fresh: Posting['movements'][number][] = [];
  for (const movement of movements) {
    if (posted.has(movement.movementId)) continue;
    const line = lineOf(movement);
    const name = lineName(line);
    const { balance: before, sequence } = standings.get(name) ??
      stored.standings.get(name) ?? { balance: { ...line, ...EMPTY_HOLDING }, sequence: 0 };
    const applied = applyMovement(before, movement);
    if (!applied.ok) return nothing({ kind: 'insufficient', line, available: applied.available });
    const next = { ...movement, before, after: { ...line, ...applied.holding } };
    posted.set(movement.movementId, next);
    standings.set(name, { balance: next.after, sequence: sequence + 1 });
    fresh.push({ movement: next, sequence: sequence + 1 });
  }
  const answers = movements.map(({ movementId }) => posted.get(movementId));
  const result: MoveResult = {
    kind: 'posted',
    movements: answers.filter((answer) => answer !== undefined),
  };
  return { result, movements: fresh, standings };
}

function nothing(result: MoveResult): Posting {
  return { result, movements: [], standings: new Map() };
}
