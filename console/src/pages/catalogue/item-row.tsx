import { Link } from 'react-router';
import type { ListedItem } from '../../api/catalogue.ts';
import classes from '../../ui/listing.module.css';
import { Pill } from '../../ui/pill.tsx';
import { modeTitle } from '../../wording/mode-wording.ts';
import { gapTitle } from './gap-title.ts';

/** Gaps that a row names; the editor has all. */
const NAMED = 3;

/** A row of the listing; the whole of it is the link. */
export function ItemRow({ item }: { readonly item: ListedItem }) {
  const { sku, declaredName, description, hsCode, origin, grossWeightGrams, missing } = item;
  return (
    <tr className={classes.row}>
      <td data-wide>
        <Link to={`/catalogue/${encodeURIComponent(sku)}`} className={classes.link}>
          {sku}
        </Link>
        <span className={classes.second}>{declaredName ?? description ?? 'no name yet'}</span>
      </td>
      <td data-label="HS code">
        <span className="mono">{hsCode ?? '–'}</span>
      </td>
      <td data-label="Origin">{origin ?? '–'}</td>
      <td data-label="Gross weight" className="nowrap">
        {grossWeightGrams === undefined ? '–' : `${grossWeightGrams} g`}
      </td>
      <td data-label="Missing">
        <span>
          {missing.length === 0 ? (
            <Pill tone="ok">Nothing</Pill>
          ) : (
            missing.map((way) => <Gaps key={way.mode} way={way} />)
          )}
        </span>
      </td>
    </tr>
  );
}

function Gaps({ way }: { readonly way: ListedItem['missing'][number] }) {
  const further = way.missing.length - NAMED;
  const named = way.missing.slice(0, NAMED).map(gapTitle).join(', ');
  return (
    <span className={classes.entry}>
      <Pill tone="warn">{modeTitle(way.mode)}</Pill>
      <span className={classes.second}>{further > 0 ? `${named} and ${further} more` : named}</span>
    </span>
  );
}
