import type { Consignment } from '../consignment/consignment.ts';
import { isReturnGranted } from '../consignment/undone.ts';
import type { Quantity } from '../money/quantity.ts';
import { bookMovements } from '../stock/book-movements.ts';
import type { ConsignmentView } from './consignment-view.ts';
import { isReleased } from './list-standing.ts';

/** What one consignment holds of one account-book line, see `BookLineView`. */
export interface BookShare {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly awaitingGate: Quantity;
  readonly needed: Quantity;
  readonly releasedThereOnly: Quantity;
  readonly returnedThereOnly: Quantity;
  readonly backInside: Quantity;
}

const NONE = {
  awaitingGate: 0,
  needed: 0,
  releasedThereOnly: 0,
  returnedThereOnly: 0,
  backInside: 0,
} as const;

/** The shares of one consignment in its account book; none where it holds nothing any more. */
export function bookShares(view: ConsignmentView): readonly BookShare[] {
  return [...outwards(view), ...backwards(view)];
}

function outwards({ consignment, list, settledBy }: ConsignmentView): readonly BookShare[] {
  const awaitsGate = isWrittenOff(consignment) && consignment.gatedOutAt === undefined;
  const releasedThere = typeof list === 'object' && isReleased(list.status);
  const isAhead = releasedThere && consignment.bookPostings.length === 0;
  if (!awaitsGate && !isAhead && !consignment.stockReserved) return [];
  return bookMovements(consignment, 'reserve', settledBy).map(
    ({ accountBook, bookItem, quantity }) => ({
      ...NONE,
      accountBook,
      bookItem,
      awaitingGate: awaitsGate ? quantity : 0,
      needed: consignment.stockReserved ? quantity : 0,
      releasedThereOnly: isAhead ? quantity : 0,
    }),
  );
}

/**
 * What is taken back, and not in our book yet. weak: that customs' book has it from the grant on is
 * not read anywhere.
 */
function backwards({ consignment, settledBy }: ConsignmentView): readonly BookShare[] {
  if (!isWrittenOff(consignment)) return [];
  const { unwind } = consignment;
  const granted = isReturnGranted(consignment)
    ? bookMovements(consignment, 'return', settledBy)
    : [];
  const back =
    unwind.parcelReturnedAt === undefined
      ? []
      : bookMovements(asCounted(consignment), 'return', settledBy);
  return [
    ...granted.map(({ accountBook, bookItem, quantity }) => ({
      ...{ ...NONE, accountBook, bookItem, returnedThereOnly: quantity },
    })),
    ...back.map(({ accountBook, bookItem, quantity }) => ({
      ...{ ...NONE, accountBook, bookItem, backInside: quantity },
    })),
  ];
}

/** As the site counted it, where it did: all of an article with its first line. */
function asCounted(consignment: Consignment): Consignment {
  const { lines, unwind } = consignment;
  const { tally } = unwind;
  if (tally === undefined) return consignment;
  const returning = lines.map(({ lineId, sku }, index) => {
    const isFirst = lines.findIndex((each) => each.sku === sku) === index;
    const counted = tally.lines.filter((each) => isFirst && each.sku === sku);
    return [lineId, counted.reduce((sum, { quantity }) => sum + quantity, 0)] as const;
  });
  return { ...consignment, unwind: { ...unwind, returning: Object.fromEntries(returning) } };
}

/** Off the book, and not put back. */
function isWrittenOff({ bookPostings, unwind }: Consignment): boolean {
  return bookPostings.length > 0 && unwind.stockReturnedAt === undefined;
}
