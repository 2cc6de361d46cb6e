import { Link } from 'react-router';
import type { ConsignmentSummary } from '../../api/consignment-summary.ts';
import { Age } from '../../clock/moment.tsx';
import { StatusPill } from '../../ui/status-pill.tsx';
import { plainWords } from '../../wording/ask-wording.ts';
import classes from '../../ui/listing.module.css';

/** A row of the listing; the whole of it is the link. */
export function ConsignmentRow({ item }: { readonly item: ConsignmentSummary }) {
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
