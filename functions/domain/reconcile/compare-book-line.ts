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
    find: ({ book, atCustoms, releasedThereOnly }) => {
      if (atCustoms === undefined || atCustoms + releasedThereOnly === book) return undefined;
      const explained =
        releasedThereOnly === 0
          ? ''
          : ` Releases that have not reached us explain ${formatQuantity(releasedThereOnly)}.`;
      return {
        detail: `Customs has ${signed(atCustoms - book)}.${explained}`,
        ours: formatQuantity(book),
        theirs: formatQuantity(atCustoms),
      };
    },
  },
  {
    // on hand − book = released and not gated out − posted and not received.
    code: 'stock-differs',
    find: ({ book, awaitingGate, notReceived, onHand }) => {
      const expected = book + awaitingGate - notReceived;
      if (onHand === undefined || onHand === expected) return undefined;
      return {
        detail: `The warehouse has ${signed(onHand - expected)}: book ${formatQuantity(book)}, released and not gated out ${formatQuantity(awaitingGate)}${underWay(notReceived)}.`,
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
 * what is released and has not passed the gate, by what is posted and not received, and by nothing
 * else.
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

function signed(quantity: Quantity): string {
  return quantity > 0 ? `${formatQuantity(quantity)} more` : `${formatQuantity(-quantity)} less`;
}
