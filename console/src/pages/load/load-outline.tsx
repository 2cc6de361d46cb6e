import type { Load } from '../../api/loads.ts';
import { Ahead, Age } from '../../clock/moment.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import { kilograms, LOAD_WORDING, parcelCount } from '../../wording/load-wording.ts';
import classes from '../consignment/outline.module.css';

/** The load in two lines: how it is and what it is, and the numbers it goes by. */
export function LoadOutline({ load }: { readonly load: Load }) {
  const { status, modeTitle, warehouseId, destination, carrierId, closesAt, parcels } = load;
  const { title, tone } = LOAD_WORDING[status];
  return (
    <div className={classes.outline}>
      <p className={classes.line}>
        <Pill tone={tone} live={tone === 'progress'}>
          {title}
        </Pill>
        <span>
          {load.kindTitle}, {modeTitle}, {warehouseId} to {destination} with {carrierId},{' '}
          {parcelCount(parcels)}, {kilograms(load.weightGrams)}
          {closesAt !== undefined && parcels > 0 && (
            <>
              , closes <Ahead at={closesAt} come="now" />
            </>
          )}
          , last change <Age since={load.updatedAt} /> ago
        </span>
      </p>
      {load.booking !== undefined && (
        <p className={classes.line}>
          <span className={classes.number}>
            {load.wording.bill} <CopyText value={load.booking.masterBill} />
          </span>
          <span className={classes.number}>
            {load.wording.vessel} {load.booking.vessel}, {load.wording.voyage.toLowerCase()}{' '}
            <CopyText value={load.booking.voyage} />
          </span>
        </p>
      )}
    </div>
  );
}
