import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import classes from './open-cases.module.css';

/** How many differences are open, and the way to them. */
export function OpenCases({ open }: { readonly open: number }) {
  return (
    <Link to="/reconciliation" className={classes.card}>
      <span className={classes.number} data-tone={open === 0 ? 'ok' : 'warn'}>
        {open}
      </span>
      <span>
        <b className={classes.title}>{open === 1 ? 'open case' : 'open cases'}</b>
        <span className="muted small">
          {open === 0
            ? 'Books, gates and declarations agree.'
            : 'Something differs from what a partner says.'}
        </span>
      </span>
      <IconChevronRight size={18} stroke={1.6} aria-hidden />
    </Link>
  );
}
