import { Link } from 'react-router';
import type { Promised } from '../../api/promises.ts';
import { Age, Ahead } from '../../clock/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import { StatusPill } from '../../ui/status-pill.tsx';
import classes from '../../ui/listing.module.css';

const WORDING = { handover: 'Out of the gate', ship: 'First scan' } as const;

/** A row of the listing; the whole of it is the link. */
export function PromiseRow({ item }: { readonly item: Promised }) {
  const { consignmentId, displayNumber, channelId, warehouseId, status, holdReason } = item;
  return (
    <tr className={classes.row}>
      <td data-label="Order">
        <span>
          <Link to={`/consignments/${consignmentId}`} className={classes.link}>
            {displayNumber}
          </Link>
          <span className={classes.second}>{consignmentId}</span>
        </span>
      </td>
      <td data-label="Deadline">
        <Deadline item={item} />
      </td>
      <td data-label="Status">
        <span>
          <StatusPill status={status} />
          {holdReason !== undefined && <span className={classes.reason}>{holdReason}</span>}
        </span>
      </td>
      <td data-label="Channel">{channelId}</td>
      <td data-label="Warehouse">{warehouseId}</td>
    </tr>
  );
}

function Deadline({ item: { next, deadline, isMissed } }: { readonly item: Promised }) {
  if (next === undefined || deadline === undefined) return <span>shipped</span>;
  return (
    <span>
      {isMissed ? (
        <Pill tone="bad">
          <span>
            Missed <Age since={deadline} /> ago
          </span>
        </Pill>
      ) : (
        <Pill tone="warn">
          <Ahead at={deadline} come="now" />
        </Pill>
      )}
      <span className={classes.second}>{WORDING[next]}</span>
    </span>
  );
}
