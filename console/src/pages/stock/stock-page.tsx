import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { stockQuery } from '../../api/stock.ts';
import type { StockLine } from '../../api/stock.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Adjustments } from './adjustments.tsx';
import { BookTable, sameLine } from './book-table.tsx';
import { Inbounds } from './inbounds.tsx';
import { Movements } from './movements.tsx';

/** Stock books with each quantity apart, the movements of a line, and goods on their way in. */
export function StockPage() {
  const query = useQuery(stockQuery());
  const [chosen, choose] = useState<StockLine>();
  return (
    <Page
      title="Stock"
      lead="What the books say, what is promised, declared and released, and what lies in the warehouse."
    >
      <Inbounds />
      <Adjustments />
      <Loaded query={query} lines={6}>
        {({ books }) =>
          books.map((book) => (
            <Panel
              key={book.accountBook}
              title={book.warehouses.map(({ name }) => name).join(', ')}
              aside={
                <span className="muted small mono">
                  {book.bonded ? `account book ${book.accountBook}` : 'outside of bond'}
                </span>
              }
              flush
            >
              <BookTable book={book} chosen={chosen} onChoose={choose} />
              {chosen !== undefined && book.lines.some((line) => sameLine(line, chosen)) && (
                <Movements line={chosen} />
              )}
            </Panel>
          ))
        }
      </Loaded>
    </Page>
  );
}
