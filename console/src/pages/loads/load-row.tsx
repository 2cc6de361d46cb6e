import { Link } from 'react-router';
import type { LoadSummary } from '../../api/loads.ts';
import { Age } from '../../clock/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import { plainWords } from '../../wording/ask-wording.ts';
import { kilograms, LOAD_WORDING, parcelCount } from '../../wording/load-wording.ts';
import classes from '../../ui/listing.module.css';

/** A row of the listing; the whole of it is the link. */
export function LoadRow({ item }: { readonly item: LoadSummary }) {
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
