import { z } from 'zod';
import type { RecordSets } from '../records.ts';
import type { Parcel } from './parcels.ts';

const stockSchema = z.object({
  accountBook: z.string(),
  bookItem: z.string(),
  onHand: z.number().int(),
  allocated: z.number().int(),
});
/** Pieces of one account-book line in a warehouse. */
export type StockLine = Readonly<z.infer<typeof stockSchema>>;

/** What the warehouses count. Changes only inside a change of the database. */
export interface Stock {
  /** Enters an opening stock; a line that is known already stays as it is. */
  open(accountBook: string, bookItem: string, onHand: number): void;
  of(accountBook: string): readonly StockLine[];
  /** Enters what came in, also of articles that were never there. */
  enter(accountBook: string, lines: Parcel['lines']): void;
  /** Why the lines cannot be allocated; undefined when they can. */
  shortage(accountBook: string, lines: Parcel['lines']): string | undefined;
  /** Moves pieces of all lines: `onHand` and `allocated` change by these times the quantity. */
  move(
    accountBook: string,
    lines: Parcel['lines'],
    by: { readonly onHand: 0 | -1; readonly allocated: 0 | 1 | -1 },
  ): void;
}

/** Stock in the sandbox's records. */
export function openStock(records: RecordSets): Stock {
  const stock = records('stock', stockSchema);
  const key = (accountBook: string, bookItem: string) => `${accountBook}/${bookItem}`;
  return {
    open(accountBook, bookItem, onHand) {
      const id = key(accountBook, bookItem);
      if (stock.get(id) !== undefined) return;
      stock.put(id, { accountBook, bookItem, onHand, allocated: 0 });
    },
    of: (accountBook) => stock.startingWith(`${accountBook}/`),
    enter(accountBook, lines) {
      for (const { bookItem, quantity } of lines) {
        const id = key(accountBook, bookItem);
        const line = stock.get(id) ?? { accountBook, bookItem, onHand: 0, allocated: 0 };
        stock.put(id, { ...line, onHand: line.onHand + quantity });
      }
    },
    shortage(accountBook, lines) {
      const short = lines.find(({ bookItem, quantity }) => {
        const line = stock.get(key(accountBook, bookItem));
        return line === undefined || line.onHand - line.allocated < quantity;
      });
      return short && `no ${String(short.quantity)} of ${short.sku} to allocate`;
    },
    move(accountBook, lines, by) {
      for (const { bookItem, quantity } of lines) {
        const id = key(accountBook, bookItem);
        const line = stock.get(id);
        if (line === undefined) continue;
        const onHand = line.onHand + by.onHand * quantity;
        stock.put(id, { ...line, onHand, allocated: line.allocated + by.allocated * quantity });
      }
    },
  };
}
