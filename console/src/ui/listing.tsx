import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import classes from './listing.module.css';
import { Narrowed } from './narrowed.tsx';
import { PageLinks } from './page-links.tsx';
import table from './table.module.css';

interface ListingProps<Item> {
  /** One page; it keeps what it found before (`placeholderData: keepPreviousData`). */
  readonly query: UseQueryResult<{
    readonly items: readonly Item[];
    readonly nextCursor?: string | null | undefined;
  }>;
  /** What is listed, in the plural and in small letters. */
  readonly of: string;
  readonly columns: readonly string[];
  /** A `<tr>` with its key. */
  readonly row: (item: Item) => ReactNode;
  /** What stands there instead of no rows. */
  readonly nothing: ReactNode;
  /** Narrow: cells stand in pairs and need no names. */
  readonly paired?: boolean;
}

/** A page of a listing as a table, and the way to the other pages. */
export function Listing<Item>({ query, of, columns, row, nothing, paired }: ListingProps<Item>) {
  return (
    <Narrowed query={query} lines={8}>
      {({ items, nextCursor }) => (
        <>
          {items.length === 0 ? (
            nothing
          ) : (
            <table className={paired ? `${table.table} ${classes.paired}` : table.table}>
              <caption className="visually-hidden">{of}</caption>
              <thead>
                <tr>
                  {columns.map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{items.map(row)}</tbody>
            </table>
          )}
          <PageLinks next={nextCursor ?? undefined} of={of} />
        </>
      )}
    </Narrowed>
  );
}
