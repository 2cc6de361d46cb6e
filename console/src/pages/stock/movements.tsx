import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { movementsQuery } from '../../api/stock.ts';
import type { Movement, StockLine } from '../../api/stock.ts';
import { Moment } from '../../clock/moment.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import table from '../../ui/table.module.css';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';

/** The newest movements of one line, each with its voucher and its cause. */
export function Movements({ line }: { readonly line: StockLine }) {
  const query = useQuery(movementsQuery(line));
  return (
    <Loaded query={query} lines={3}>
      {({ items }) => (
        <table className={table.table}>
          <caption className="visually-hidden">Newest movements of {line.bookItem}</caption>
          <thead>
            <tr>
              <th scope="col">Movement</th>
              <th scope="col" className={table.number}>
                Quantity
              </th>
              <th scope="col" className={table.number}>
                Book before → after
              </th>
              <th scope="col">Voucher</th>
              <th scope="col">Cause</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {items.map((movement) => (
              <Row key={movement.movementId} movement={movement} />
            ))}
          </tbody>
        </table>
      )}
    </Loaded>
  );
}

function Row({ movement }: { readonly movement: Movement }) {
  const { kind, quantity, book, voucher, cause, by, at } = movement;
  return (
    <tr>
      <td data-wide>{sentenceCase(plainWords(kind))}</td>
      <td data-label="Quantity" className={table.number}>
        {quantity}
      </td>
      <td data-label="Book" className={table.number}>
        {book.before} → {book.after}
      </td>
      <td data-label="Voucher" className="mono">
        {voucher}
      </td>
      <td data-label="Cause" className="mono">
        <span>
          {/^O\w+-\d\d$/.test(cause) ? <Link to={`/consignments/${cause}`}>{cause}</Link> : cause}
          {by !== undefined && <span className="muted small"> by {by}</span>}
        </span>
      </td>
      <td data-label="When">
        <Moment at={at} />
      </td>
    </tr>
  );
}
