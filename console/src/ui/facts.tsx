import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Names with values, one per row. Values that are absent leave their row out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  const present = rows.filter(
    ([, value]) => value !== undefined && value !== '' && value !== false,
  );
  return (
    <dl className={classes.facts}>
      {present.map(([name, value]) => (
        <div key={name} className={classes.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
