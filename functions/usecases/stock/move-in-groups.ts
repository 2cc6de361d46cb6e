import type { Instant } from '../../domain/instant.ts';
import type { Movement } from '../../domain/stock/movements.ts';
import { MOST_MOVEMENTS } from '../../ports/stock-ledger.ts';
import type { MoveResult, PostedMovement, StockLedger } from '../../ports/stock-ledger.ts';

type Ledger = Pick<StockLedger, 'move' | 'posted'>;

/**
 * Posts movements that cannot fail for want of stock, in groups that fit a transaction each. Who
 * dies between two groups repeats the call: what is posted stays as it is, the rest follows.
 */
export async function moveInGroups(
  ledger: Pick<Ledger, 'move'>,
  movements: readonly Movement[],
): Promise<MoveResult> {
  const posted: PostedMovement[] = [];
  for (const group of groupsOf(movements)) {
    const result = await ledger.move(group);
    if (result.kind === 'insufficient') return result;
    posted.push(...result.movements);
  }
  return { kind: 'posted', movements: posted };
}

/**
 * Reserves all of the movements or none, also those that no single transaction takes. When a later
 * group lacks stock, the earlier ones are undone and that try is over: a repeat of the call tries
 * anew under ids of its own. Who dies while undoing is followed by somebody who ends that first.
 *
 * @returns the movements under the ids that they were given
 */
export async function reserveInGroups(
  ledger: Ledger,
  movements: readonly Movement[],
): Promise<MoveResult> {
  if (movements.length <= MOST_MOVEMENTS) return ledger.move(movements);
  const tried = await openTry(ledger, movements);
  const result = await moveInGroups(ledger, tried);
  if (result.kind === 'insufficient') {
    await undo(ledger, tried);
    return result;
  }
  return {
    kind: 'posted',
    movements: result.movements.map((posted, index) => ({
      ...posted,
      movementId: movements[index]?.movementId ?? posted.movementId,
    })),
  };
}

/** A reservation that may be posted. */
export type Reservation = Pick<Movement, 'movementId'>;

/**
 * Releases those of the reservations that are posted, each once and where it was made: the ledger
 * knows the place, whatever a plan of today would choose.
 */
export async function giveBackInGroups(
  ledger: Ledger,
  reservations: readonly Reservation[],
  at: Instant,
): Promise<void> {
  const tried =
    reservations.length <= MOST_MOVEMENTS ? reservations : await openTry(ledger, reservations);
  await undo(ledger, tried, at);
}

/** The movements under the ids of the first try that nobody undid. */
async function openTry<Tried extends Reservation>(
  ledger: Ledger,
  movements: readonly Tried[],
): Promise<readonly Tried[]> {
  for (let number = 1; ; number += 1) {
    const tried = movements.map((movement) => ({
      ...movement,
      movementId: number === 1 ? movement.movementId : `${movement.movementId}~${String(number)}`,
    }));
    const undone = await ledger.posted(tried.slice(0, 1).map(undoIdOf));
    if (undone.length === 0) return tried;
    await undo(ledger, tried);
  }
}

/** Releases what a try reserved, its first movement first: that one says that the try is over. */
async function undo(ledger: Ledger, tried: readonly Reservation[], at?: Instant): Promise<void> {
  const held = await postedOf(ledger, tried);
  await moveInGroups(
    ledger,
    held.map((posted) => releaseOf(posted, undoIdOf(posted), at ?? posted.at)),
  );
}

/** Those of the reservations that are posted, in the order given. */
async function postedOf(
  ledger: Ledger,
  tried: readonly Reservation[],
): Promise<readonly PostedMovement[]> {
  const posted = await ledger.posted(tried.map(({ movementId }) => movementId));
  const byId = new Map(posted.map((each) => [each.movementId, each]));
  return tried.flatMap(({ movementId }) => byId.get(movementId) ?? []);
}

function releaseOf(reserved: PostedMovement, movementId: string, at: Instant): Movement {
  const { accountBook, bookItem, unit, quantity, cause, voucher } = reserved;
  return {
    movementId,
    kind: 'release',
    accountBook,
    bookItem,
    unit,
    quantity,
    at,
    cause,
    voucher,
  };
}

function undoIdOf({ movementId }: Reservation): string {
  return `${movementId}.undone`;
}

function groupsOf(movements: readonly Movement[]): readonly (readonly Movement[])[] {
  const groups: (readonly Movement[])[] = [];
  for (let from = 0; from < movements.length; from += MOST_MOVEMENTS) {
    groups.push(movements.slice(from, from + MOST_MOVEMENTS));
  }
  return groups;
}
