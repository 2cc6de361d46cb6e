import { Link } from 'react-router';
import type { ConsignmentSummary } from '../../api/consignment-summary.ts';
import { Age } from '../../clock/moment.tsx';
import { StatusPill } from '../../ui/status-pill.tsx';
import table from '../../ui/table.module.css';
import { plainWords } from '../../wording/ask-wording.ts';
import classes from './consignment-rows.module.css';

/** The rows of a listing. The whole row is the link. */
export function ConsignmentRows({ items }: { readonly items: readonly ConsignmentSummary[] }) {
  return (
    <table className={`${table.table} ${classes.table}`}>
      <caption className="visually-hidden">Consignments</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Status</th>
          <th scope="col">Trade mode</th>
          <th scope="col">Waybill</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.consignmentId} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: ConsignmentSummary }) {
  const { consignmentId, displayNumber, orderNumber, status, hold } = item;
  return (
    <tr className={classes.row}>
      <td data-wide>
        <Link to={`/consignments/${consignmentId}`} className={classes.link} data-stop>
          {displayNumber}
        </Link>
        <span className={classes.second}>{orderNumber}</span>
      </td>
      <td data-label="Status">
        <span>
          <StatusPill status={status} />
          {hold !== undefined && <span className={classes.reason}>{plainWords(hold.reason)}</span>}
        </span>
      </td>
      <td data-label="Trade mode">
        <span>
          {item.modeTitle}
          <span className={classes.second}>
            {item.warehouseId} → {item.country}
          </span>
        </span>
      </td>
      <td data-label="Waybill">
        {item.waybillNumber === undefined ? (
          <span className="muted">no waybill yet</span>
        ) : (
          <span className="mono">{item.waybillNumber}</span>
        )}
      </td>
      <td data-label="Last change" className="nowrap muted">
        <span>
          <Age since={item.updatedAt} /> ago
        </span>
      </td>
    </tr>
  );
}
