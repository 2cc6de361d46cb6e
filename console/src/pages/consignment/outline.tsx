import { Link } from 'react-router';
import type { Consignment } from '../../api/consignment.ts';
import { Age } from '../../clock/moment.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { StatusPill } from '../../ui/status-pill.tsx';
import classes from './outline.module.css';

/** The consignment in two lines: how it is, what it is, and the numbers it goes by. */
export function Outline({ consignment }: { readonly consignment: Consignment }) {
  const { status, modeTitle, country, warehouseId, channelId, updatedAt } = consignment;
  return (
    <div className={classes.outline}>
      <p className={classes.line}>
        <StatusPill status={status} />
        <span>
          {modeTitle}, {warehouseId} to {country}, from channel{' '}
          <Link to={`/channels/${channelId}`}>{channelId}</Link>, last change{' '}
          <Age since={updatedAt} /> ago
        </span>
      </p>
      <p className={classes.line}>
        <Number name="Consignment" value={consignment.consignmentId} />
        <Number name="Order" value={consignment.orderNumber} />
        <Number name="Waybill" value={consignment.waybillNumber} />
        <OtherParcels consignment={consignment} />
      </p>
    </div>
  );
}

/** The order goes in several parcels, or was planned anew: which this is, and the way to the others. */
function OtherParcels({ consignment }: { readonly consignment: Consignment }) {
  const { parcels = [], formerParcels = [], consignmentId } = consignment;
  const others = parcels.filter((id) => id !== consignmentId);
  if (formerParcels.includes(consignmentId)) {
    return parcels.length === 0 ? null : <Parcels words="Made room for" ids={parcels} />;
  }
  const number = `Parcel ${String(parcels.indexOf(consignmentId) + 1)} of ${String(parcels.length)}`;
  return (
    <>
      {others.length > 0 && <Parcels words={`${number}, beside`} ids={others} />}
      {formerParcels.length > 0 && <Parcels words="In place of" ids={formerParcels} />}
    </>
  );
}

function Parcels({ words, ids }: { readonly words: string; readonly ids: readonly string[] }) {
  return (
    <span className={classes.number}>
      {words}{' '}
      {ids.map((id) => (
        <Link key={id} to={`/consignments/${id}`}>
          {id}
        </Link>
      ))}
    </span>
  );
}

function Number({ name, value }: { readonly name: string; readonly value?: string }) {
  if (value === undefined) return null;
  return (
    <span className={classes.number}>
      {name} <CopyText value={value} />
    </span>
  );
}
