import { Button } from '@mantine/core';
import type { StockBook, StockLine } from '../../api/stock.ts';
import table from '../../ui/table.module.css';
import { customsUnit } from '../../wording/customs-unit.ts';

interface BookTableProps {
  readonly book: StockBook;
  readonly chosen: StockLine | undefined;
  readonly onChoose: (line: StockLine | undefined) => void;
}

const COLUMNS = [
  ['book', 'Book'],
  ['reserved', 'Reserved'],
  ['declared', 'Declared'],
  ['releasedNotGated', 'Released, not gated'],
  ['onHand', 'On hand'],
  ['notReceived', 'Not received'],
] as const;

/** The lines of one book; each line in its unit of sale and in its statutory units. */
export function BookTable({ book, chosen, onChoose }: BookTableProps) {
  return (
    <table className={table.table}>
      <caption className="visually-hidden">Lines of {book.accountBook}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Unit</th>
          {COLUMNS.map(([name, title]) => (
            <th key={name} scope="col" className={table.number}>
              {title}
            </th>
          ))}
          <th scope="col">Movements</th>
        </tr>
      </thead>
      <tbody>
        {book.lines.flatMap((line) =>
          line.quantities.map((quantities, index) => (
            <tr key={`${line.bookItem} ${line.unit} ${quantities.unit}`}>
              <td data-wide className="mono">
                {index === 0 ? line.bookItem : ''}
              </td>
              <td data-label="Unit">{customsUnit(quantities.unit)}</td>
              {COLUMNS.map(([name, title]) => (
                <td key={name} data-label={title} className={table.number}>
                  {quantities[name]}
                </td>
              ))}
              <td data-label="Movements">
                {index === 0 && (
                  <Toggle line={line} open={isOpen(line, chosen)} onChoose={onChoose} />
                )}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

interface ToggleProps {
  readonly line: StockLine;
  readonly open: boolean;
  readonly onChoose: BookTableProps['onChoose'];
}

function Toggle({ line, open, onChoose }: ToggleProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-expanded={open}
      aria-label={`Movements of ${line.bookItem}`}
      onClick={() => onChoose(open ? undefined : line)}
    >
      {open ? 'Hide' : 'Show'}
    </Button>
  );
}

/** Whether two are the same line. */
export function sameLine(a: StockLine, b: StockLine): boolean {
  return a.accountBook === b.accountBook && a.bookItem === b.bookItem && a.unit === b.unit;
}

function isOpen(line: StockLine, chosen: StockLine | undefined): boolean {
  return chosen !== undefined && sameLine(line, chosen);
}
