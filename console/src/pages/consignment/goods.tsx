import type { Consignment } from '../../api/consignment.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import classes from './goods.module.css';

/** What is in the parcel, as it is declared, and what was paid for it. */
export function Goods({ consignment }: { readonly consignment: Consignment }) {
  const { lines, totals } = consignment;
  return (
    <Panel title="Goods" aside={totals.currency} flush>
      <table className={table.table}>
        <caption className="visually-hidden">Lines of the consignment</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">HS code</th>
            <th scope="col">Origin</th>
            <th scope="col">Book line</th>
            <th scope="col" className={table.number}>
              Quantity
            </th>
            <th scope="col" className={table.number}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineId}>
              <td data-wide>
                {line.name}
                <span className={classes.sku}>{line.sku}</span>
              </td>
              <td data-label="HS code">{line.hsCode ?? <Missing />}</td>
              <td data-label="Origin">{line.origin ?? <Missing />}</td>
              <td data-label="Book line">{line.bookItem ?? '–'}</td>
              <td data-label="Quantity" className={table.number}>
                {line.quantity} × {line.price}
              </td>
              <td data-label="Total" className={table.number}>
                {line.total}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={classes.totals}>
        <Sum name="Goods" value={totals.goods} />
        <Sum name="Freight" value={totals.freight} />
        <Sum name="Insurance" value={totals.insurance} />
        <Sum name="Tax" value={totals.tax} />
        <Sum name="Discount" value={totals.discount} />
        <Sum name="Paid" value={totals.paid} />
      </dl>
    </Panel>
  );
}

function Sum({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Missing() {
  return <span className={classes.missing}>missing</span>;
}
