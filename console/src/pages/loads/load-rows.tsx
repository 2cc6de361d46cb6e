import { Link } from 'react-router';
import type { LoadSummary } from '../../api/loads.ts';
import { Age } from '../../clock/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import { plainWords } from '../../wording/ask-wording.ts';
import { kilograms, LOAD_WORDING, parcelCount } from '../../wording/load-wording.ts';
import classes from '../consignments/consignment-rows.module.css';

/** The rows of a listing. The whole row is the link. */
export function LoadRows({ items }: { readonly items: readonly LoadSummary[] }) {
  return (
    <table className={`${table.table} ${classes.table}`}>
      <caption className="visually-hidden">Loads</caption>
      <thead>
        <tr>
          <th scope="col">Load</th>
          <th scope="col">Status</th>
          <th scope="col">Lane</th>
          <th scope="col">Parcels</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.loadId} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: LoadSummary }) {
  const { loadId, status, modeTitle, warehouseId, destination, holds } = item;
  const { title, tone } = LOAD_WORDING[status];
  return (
    <tr className={classes.row}>
      <td data-wide>
        <Link to={`/loads/${loadId}`} className={classes.link}>
          {loadId}
        </Link>
        <span className={classes.second}>{item.masterBill ?? 'not booked yet'}</span>
      </td>
      <td data-label="Status">
        <span>
          <Pill tone={holds.length > 0 ? 'warn' : tone} live={tone === 'progress'}>
            {title}
          </Pill>
          {holds.map(({ ask }) => (
            <span key={ask} className={classes.reason}>
              {plainWords(ask)} refused
            </span>
          ))}
        </span>
      </td>
      <td data-label="Lane">
        <span>
          {modeTitle}
          <span className={classes.second}>
            {warehouseId} → {destination}
          </span>
        </span>
      </td>
      <td data-label="Parcels">
        <span>
          {parcelCount(item.parcels)}
          <span className={classes.second}>{kilograms(item.weightGrams)}</span>
        </span>
      </td>
      <td data-label="Last change" className="nowrap muted">
        <span>
          <Age since={item.updatedAt} /> ago
        </span>
      </td>
    </tr>
  );
}
