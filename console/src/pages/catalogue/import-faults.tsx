import table from '../../ui/table.module.css';
import classes from './import-items.module.css';
import type { RowFault } from './use-import.ts';

/** Enough to see what is wrong with a file; the rest is like it. */
const SHOWN = 200;

/** What is wrong, row by row. */
export function ImportFaults({ faults }: { readonly faults: readonly RowFault[] }) {
  return (
    <div className={classes.faults} tabIndex={0} role="region" aria-label="What is wrong">
      <table className={table.table}>
        <caption className="visually-hidden">What is wrong with the rows of the file</caption>
        <thead>
          <tr>
            {['Line', 'SKU', 'Field', 'What is wrong'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, SHOWN).map(({ line, sku, column, message }, at) => (
            <tr key={at}>
              <td data-label="Line">{line}</td>
              <td data-label="SKU">{sku === '' ? '–' : sku}</td>
              <td data-label="Field">
                <span className="mono">{column === '' ? '–' : column}</span>
              </td>
              <td data-label="What is wrong">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > SHOWN && <p className="muted small">And {faults.length - SHOWN} more.</p>}
    </div>
  );
}
