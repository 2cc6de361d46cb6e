import { z } from 'zod';
import type { RecordSets } from '../records.ts';
import type { Elements } from './ceb-message.ts';
import { decimalCount, decimalText } from './decimals.ts';

const lineSchema = z.object({
  accountBook: z.string(),
  bookItem: z.string(),
  /** Counts of 10⁻⁵ of the unit of sale. */
  quantity: z.number().int(),
  reserved: z.number().int(),
});

/** What a movement does to book and reservation, per piece. */
const MOVEMENTS = {
  reserve: { quantity: 0, reserved: 1 },
  release: { quantity: -1, reserved: -1 },
  'give-back': { quantity: 0, reserved: -1 },
  return: { quantity: 1, reserved: 0 },
  'undo-return': { quantity: -1, reserved: 0 },
} as const;

/** Bonded account books as customs keeps them. Changes only inside a change of the database. */
export interface AccountBooks {
  /** Enters an opening balance (decimal); a line that is known already stays as it is. */
  open(accountBook: string, bookItem: string, quantity: string): void;
  /** Posts goods of a bonded list, also of lines that were never there; quantities are decimals. */
  enter(
    accountBook: string,
    lines: readonly { readonly bookItem: string; readonly quantity: string }[],
  ): void;
  of(accountBook: string): readonly { readonly bookItem: string; readonly quantity: string }[];
  /** Why a list's lines cannot be written off this book; undefined when they can. */
  fault(accountBook: string, lines: readonly Elements[]): string | undefined;
  /**
   * Moves the quantities of a list's lines. `release` takes them off book and reservation,
   * `give-back` off the reservation, `return` puts them back into the book, `undo-return` off
   * it again.
   */
  move(accountBook: string, lines: readonly Elements[], movement: keyof typeof MOVEMENTS): void;
}

/** Account books in the sandbox's records. */
export function openAccountBooks(records: RecordSets): AccountBooks {
  const stored = records('book-line', lineSchema);
  const key = (accountBook: string, bookItem: string) => `${accountBook}/${bookItem}`;
  return {
    open(accountBook, bookItem, quantity) {
      const id = key(accountBook, bookItem);
      const opening = decimalCount(quantity);
      if (opening === undefined || stored.get(id) !== undefined) return;
      stored.put(id, { accountBook, bookItem, quantity: opening, reserved: 0 });
    },
    enter(accountBook, lines) {
      for (const { bookItem, quantity } of lines) {
        const id = key(accountBook, bookItem);
        const found = stored.get(id) ?? { accountBook, bookItem, quantity: 0, reserved: 0 };
        stored.put(id, { ...found, quantity: found.quantity + (decimalCount(quantity) ?? 0) });
      }
    },
    of: (accountBook) =>
      stored
        .startingWith(`${accountBook}/`)
        .map(({ bookItem, quantity }) => ({ bookItem, quantity: decimalText(quantity) })),
    fault(accountBook, lines) {
      for (const line of lines) {
        const bookItem = line['itemRecordNo'] ?? '';
        const found = stored.get(key(accountBook, bookItem));
        const wanted = decimalCount(line['qty']) ?? 0;
        if (found === undefined) return `账册无此备案序号 ${bookItem}`;
        if (found.quantity - found.reserved < wanted) return `账册余量不足 ${bookItem}`;
      }
      return undefined;
    },
    move(accountBook, lines, movement) {
      for (const line of lines) {
        const id = key(accountBook, line['itemRecordNo'] ?? '');
        const found = stored.get(id);
        const wanted = decimalCount(line['qty']) ?? 0;
        if (found === undefined) continue;
        const by = MOVEMENTS[movement];
        const reserved = found.reserved + by.reserved * wanted;
        stored.put(id, { ...found, quantity: found.quantity + by.quantity * wanted, reserved });
      }
    },
  };
}
