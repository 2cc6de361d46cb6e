import type { Consignment } from '../consignment/consignment.ts';
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
}

/** The shares of one consignment in its account book; none where it holds nothing any more. */
export function bookShares({
  consignment,
  list,
  settledBy,
}: ConsignmentView): readonly BookShare[] {
  const awaitsGate = isWrittenOff(consignment) && consignment.gatedOutAt === undefined;
  const releasedThere = typeof list === 'object' && isReleased(list.status);
  const isAhead = releasedThere && consignment.bookPostings.length === 0;
  if (!awaitsGate && !isAhead && !consignment.stockReserved) return [];
  return bookMovements(consignment, 'reserve', settledBy).map(
    ({ accountBook, bookItem, quantity }) => ({
      accountBook,
      bookItem,
      awaitingGate: awaitsGate ? quantity : 0,
      needed: consignment.stockReserved ? quantity : 0,
      releasedThereOnly: isAhead ? quantity : 0,
    }),
  );
}

/** Off the book, and not put back. */
function isWrittenOff({ bookPostings, unwind }: Consignment): boolean {
  return bookPostings.length > 0 && unwind.stockReturnedAt === undefined;
}
