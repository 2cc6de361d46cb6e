import { formatQuantity } from '../money/quantity.ts';
import type { Quantity } from '../money/quantity.ts';
import { difference } from './difference.ts';
import type { Difference, DifferenceCode, Finding } from './difference.ts';

/** One account-book line from all sides, quantities in 10⁻⁵ units. A side not asked is absent. */
export interface BookLineView {
  readonly accountBook: string;
  readonly bookItem: string;
  /** Our ledger; a line it lacks stands at zero. */
  readonly book: Quantity;
  readonly reserved: Quantity;
  /** Written off our book, and still inside by our own account. */
  readonly awaitingGate: Quantity;
  /** On our book and not received: under way after customs posted it, short or over receipts. */
  readonly notReceived: Quantity;
  /** What open consignments hold reserved. */
  readonly needed: Quantity;
  /** Released by customs, whose receipt has not reached us: their book is lower by this. */
  readonly releasedThereOnly: Quantity;
  /** Returned by customs, and not in our book before it is back: their book is higher by this. */
  readonly returnedThereOnly: Quantity;
  /** Back in the warehouse, and not in our book before it is returned and tallied. */
  readonly backInside: Quantity;
  readonly atCustoms?: Quantity;
  readonly onHand?: Quantity;
}

interface BookRule {
  readonly code: DifferenceCode;
  readonly find: (line: BookLineView) => Finding | undefined;
}

const RULES: readonly BookRule[] = [
  {
    code: 'book-differs',
    find: ({ book, atCustoms, releasedThereOnly, returnedThereOnly }) => {
      const expected = book - releasedThereOnly + returnedThereOnly;
      if (atCustoms === undefined || atCustoms === expected) return undefined;
      const explained =
        explains('Releases that have not reached us explain', releasedThereOnly) +
        explains('Returns that are not in our book yet explain', returnedThereOnly);
      return {
        detail: `Customs has ${signed(atCustoms - book)}.${explained}`,
        ours: formatQuantity(book),
        theirs: formatQuantity(atCustoms),
      };
    },
  },
  {
    // on hand − book = released and not gated out − posted and not received + back and not returned.
    code: 'stock-differs',
    find: ({ book, awaitingGate, notReceived, backInside, onHand }) => {
      const expected = book + awaitingGate - notReceived + backInside;
      if (onHand === undefined || onHand === expected) return undefined;
      return {
        detail: `The warehouse has ${signed(onHand - expected)}: book ${formatQuantity(book)}, released and not gated out ${formatQuantity(awaitingGate)}${underWay(notReceived)}${uncounted(backInside)}.`,
        ours: formatQuantity(expected),
        theirs: formatQuantity(onHand),
      };
    },
  },
  {
    code: 'reservation-differs',
    find: ({ reserved, needed }) =>
      reserved === needed
        ? undefined
        : {
            detail: `${signed(reserved - needed)} reserved without a consignment behind it.`,
            ours: formatQuantity(reserved),
            theirs: `${formatQuantity(needed)} needed`,
          },
  },
];

/**
 * Everything about one account-book line that does not agree.
 *
 * Source: invariant of the bonded book: book = Σ inbound − Σ released; on hand differs from it by
 * what is released and has not passed the gate, by what is posted and not received, by what came back
 * and is not returned yet, and by nothing else.
 */
export function compareBookLine(line: BookLineView): readonly Difference[] {
  return RULES.flatMap(({ code, find }) => {
    const finding = find(line);
    return finding === undefined
      ? []
      : [difference(code, `${line.accountBook}/${line.bookItem}`, finding)];
  });
}

function underWay(notReceived: Quantity): string {
  return notReceived === 0 ? '' : `, posted and not received ${signed(notReceived)}`;
}

function uncounted(quantity: Quantity): string {
  return quantity === 0 ? '' : `, back and not in the book yet ${formatQuantity(quantity)}`;
}

function explains(what: string, quantity: Quantity): string {
  return quantity === 0 ? '' : ` ${what} ${formatQuantity(quantity)}.`;
}

function signed(quantity: Quantity): string {
  return quantity > 0 ? `${formatQuantity(quantity)} more` : `${formatQuantity(-quantity)} less`;
}
