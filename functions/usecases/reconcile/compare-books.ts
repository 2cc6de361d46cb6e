import type { BookShare } from '../../domain/reconcile/book-shares.ts';
import { compareBookLine } from '../../domain/reconcile/compare-book-line.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import { bookLineKey } from './compare-consignments.ts';
import { notReceived } from '../../domain/stock/holding.ts';
import type { BookAnswers } from './partner-answers.ts';

/** What the comparison of one account book found. */
export interface ComparedBook {
  readonly bookLines: number;
  readonly differences: readonly Difference[];
}

/** Compares each line of an account book that anybody knows: we, customs or the warehouse. */
export function compareBook(
  { accountBook, balances, atCustoms, onHand }: BookAnswers,
  shares: ReadonlyMap<string, BookShare>,
): ComparedBook {
  const items = new Set([
    ...balances.map((each) => each.bookItem),
    ...(atCustoms?.keys() ?? []),
    ...(onHand?.keys() ?? []),
  ]);
  const differences = [...items].sort().flatMap((bookItem) => {
    // One item is kept in one unit; what an earlier unit left behind counts with it.
    const ours = balances.filter((each) => each.bookItem === bookItem);
    const share = shares.get(bookLineKey(accountBook, bookItem));
    return compareBookLine({
      accountBook,
      bookItem,
      book: ours.reduce((sum, each) => sum + each.book, 0),
      reserved: ours.reduce((sum, each) => sum + each.reserved, 0),
      awaitingGate: share?.awaitingGate ?? 0,
      notReceived: ours.reduce((sum, each) => sum + notReceived(each), 0),
      needed: share?.needed ?? 0,
      releasedThereOnly: share?.releasedThereOnly ?? 0,
      returnedThereOnly: share?.returnedThereOnly ?? 0,
      backInside: share?.backInside ?? 0,
      atCustoms: atCustoms && (atCustoms.get(bookItem) ?? 0),
      onHand: onHand && (onHand.get(bookItem) ?? 0),
    });
  });
  return { bookLines: items.size, differences };
}
